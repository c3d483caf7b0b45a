package io.acore.stacks.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.FakeProcessRunner;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ToolError;
import io.acore.base.UserError;
import io.acore.stacks.config.ConfigLoader;
import io.acore.stacks.synth.SynthResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of things, with Terraform and AWS played by a script. */
final class DeploymentTest {
  private static final String STACK =
      """
      {"resource": {"aws_s3_bucket": {"deployments": {}},
        "terraform_data": {"memory": {"triggers_replace": {"kind": "memory", "name": "notes",
          "parameter": "/acore/demo/dev/memory", "region": "eu-west-1", "parents": ""}}}},
       "terraform": {"backend": {"local": {"path": "terraform.tfstate"}}}, "provider": {"aws": [{}]}}
      """;
  private static final String CREATE = change("aws_s3_bucket.deployments", "create");
  private static final String DESTROY = change("terraform_data.memory", "delete");
  private static final String RECORD_GONE =
      "{\"type\":\"diagnostic\",\"diagnostic\":{\"severity\":\"error\",\"summary\":"
          + "\"reading SSM Parameter (/acore/demo/dev/memory): couldn't find resource\"}}";
  private static final String MADE =
      "{\"type\":\"change_summary\",\"changes\":{\"operation\":\"plan\"}}";
  private static final DeployRequest ASKING =
      new DeployRequest(false, Optional.empty(), Optional.empty(), Optional.empty(), false);
  private static final DeployRequest YES =
      new DeployRequest(true, Optional.empty(), Optional.empty(), Optional.empty(), false);

  @TempDir Path project;
  private final List<String> planned = new ArrayList<>(List.of(CREATE, MADE));
  private final FakeProcessRunner processes =
      new FakeProcessRunner()
          .having("terraform", "aws", "node", "python3", "uv")
          .answering(this::answer);
  private final Map<String, String> variables = new HashMap<>();
  private boolean synthesizes = true;
  private Recovered recovered = Recovered.NOTHING;
  private int planExit = 2;
  private String parameters = "";
  private String endpoint = "http://127.0.0.1:9";

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(project.resolve("code"));
    Files.writeString(
        project.resolve("acore.yaml"),
        "agent_name: demo\nregion: eu-west-1\nruntime_source_path: code\n");
  }

  @Test
  void withNobodyToAskNothingIsStarted() {
    assertThatThrownBy(() -> deployment("dev", FakeTalk.nobody()).deploy(ASKING))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Nobody can be asked")
        .extracting(error -> ((UserError) error).fix())
        .asString()
        .contains("acore deploy --yes");
    assertThat(commands()).noneMatch(command -> command.startsWith("terraform plan"));
  }

  @Test
  void inAPipelineAStateThatNobodyKeepsIsRefused() throws IOException {
    variables.put("CI", "true");
    assertThatThrownBy(() -> deployment("dev", FakeTalk.nobody()).deploy(YES))
        .hasMessage("The state of `dev` would end with this job");
    assertThat(commands()).noneMatch(command -> command.matches("terraform (init|apply).*"));

    deployment("local", FakeTalk.nobody()).deploy(YES);
    Files.writeString(
        project.resolve("acore.yaml"),
        "backend: {path: /var/states/demo.tfstate}\n",
        StandardOpenOption.APPEND);
    deployment("dev", FakeTalk.nobody()).deploy(YES);
  }

  @Test
  void theQuestionNamesAccountRegionAndWhatIsDestroyed() {
    planned.add(0, DESTROY);
    FakeTalk talk = FakeTalk.answering(true);
    deployment("dev", talk).deploy(ASKING);
    assertThat(talk.asked)
        .containsExactly(
            """
            account 482913057261, region eu-west-1, environment dev
            destroyed: memory `notes`
            deploy demo-dev?""");
    assertThat(commands().get(commands().size() - 1))
        .startsWith("terraform apply -json")
        .endsWith(".acore/state/demo-dev/plan.tfplan");
  }

  @Test
  void withoutAYesNothingIsApplied() {
    assertThatThrownBy(() -> deployment("dev", FakeTalk.answering(false)).deploy(ASKING))
        .hasMessage("Nothing was changed");
    assertThat(commands()).noneMatch(command -> command.startsWith("terraform apply"));
  }

  @Test
  void anotherAccountIsRefusedBeforeTerraformStarts() {
    DeployRequest other =
        new DeployRequest(true, Optional.empty(), Optional.of("1"), Optional.empty(), false);
    assertThatThrownBy(() -> deployment("dev", FakeTalk.nobody()).deploy(other))
        .hasMessage("Your credentials belong to account 482913057261, not to 1");
    assertThat(commands()).noneMatch(command -> command.startsWith("terraform plan"));
    assertThat(commands()).noneMatch(command -> command.startsWith("terraform apply"));
  }

  @Test
  void whereNobodyIsAskedTerraformStartsOnce() {
    FakeTalk talk = FakeTalk.nobody();
    DeployReport report = deployment("dev", talk).deploy(YES);
    assertThat(commands().stream().filter(it -> it.matches("terraform (plan|apply|output|show).*")))
        .singleElement()
        .asString()
        .contains("-auto-approve");
    assertThat(report.changes()).isTrue();
    assertThat(talk.said).anyMatch(line -> line.contains("1 to create"));
  }

  @Test
  void outputsThatStayAreTakenFromTheState() throws IOException {
    Path state = project.resolve(".acore/state/demo-dev/terraform.tfstate");
    Files.createDirectories(state.getParent());
    Files.writeString(state, "{\"outputs\": {\"runtime_id\": {\"value\": \"r-1\"}}}");
    planned.set(0, "{\"type\":\"outputs\",\"outputs\":{\"runtime_id\":{\"action\":\"noop\"}}}");
    DeployReport report = deployment("dev", FakeTalk.nobody()).deploy(YES);
    assertThat(report.outputsText()).isEqualTo("runtime_id = r-1\n");
    assertThat(Json.parse(report.json()).at("/stacks/0/outputs/runtime_id").asText())
        .isEqualTo("r-1");
    planExit = 0;
    assertThat(deployment("dev", FakeTalk.answering(true)).deploy(ASKING).outputsText())
        .isEqualTo("runtime_id = r-1\n");
  }

  @Test
  void saysThatTerraformStartsBeforeItIsHeardOf() {
    FakeTalk talk = FakeTalk.nobody();
    deployment("dev", talk).plan(ASKING, false);
    assertThat(talk.said).contains("terraform init", "terraform plan");
  }

  @Test
  void aDeletedRecordIsPutBackAndTheWorkDoneAgain() {
    planned.add(0, RECORD_GONE);
    assertThatThrownBy(() -> deployment("dev", FakeTalk.nobody()).deploy(YES))
        .as("nothing could be put back")
        .isInstanceOf(ToolError.class)
        .hasMessageContaining("A record of the bridge is gone");
    recovered = new Recovered(List.of("memory"), List.of());
    deployment("dev", FakeTalk.nobody()).deploy(YES);
    planned.add(0, RECORD_GONE);
    assertThat(deployment("dev", FakeTalk.nobody()).plan(ASKING, false).changes()).isTrue();
  }

  @Test
  void whatIsGoneWithItsRecordIsMadeAnewAndADestroyGoesByTheState() {
    recovered = new Recovered(List.of(), List.of("terraform_data.memory"));
    planned.add(0, RECORD_GONE);
    FakeTalk talk = FakeTalk.nobody();
    deployment("dev", talk).deploy(YES);
    assertThat(last().command()).contains("-auto-approve", "-replace=terraform_data.memory");
    assertThat(talk.said).contains("memory `notes`: it is gone, so it is made anew");
    planned.set(0, DESTROY);
    planned.add(0, RECORD_GONE);
    deployment("dev", FakeTalk.nobody()).destroy(YES);
    assertThat(commands())
        .filteredOn(it -> it.contains("-refresh=false"))
        .singleElement()
        .asString()
        .contains("-destroy")
        .doesNotContain("-replace");
  }

  @Test
  void theLocalEnvironmentAsksNobodyAndNoAccount() {
    deployment("local", FakeTalk.nobody()).deploy(ASKING);
    assertThat(commands()).noneMatch(command -> command.startsWith("aws sts"));
    assertThat(last().variables()).containsEntry("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
  }

  @Test
  void theLocalCommandIsWrittenForTheLocalCloudAndGoesWithItsKey() throws IOException {
    Path yaml = project.resolve("acore.yaml");
    String plain = Files.readString(yaml);
    Files.writeString(yaml, plain + "runtime:\n  local_command: [npm, start]\n");
    deployment("dev", FakeTalk.nobody()).deploy(YES);
    Path file = project.resolve(".acore/local/commands.json");
    assertThat(file).doesNotExist();
    deployment("local", FakeTalk.nobody()).deploy(YES);
    assertThat(Json.read(file).at("/demo_local/command").toString())
        .isEqualTo("[\"npm\",\"start\"]");
    assertThat(Json.read(file).at("/demo_local/folder").asText())
        .isEqualTo(project.resolve("code").toString());
    Files.writeString(yaml, plain);
    deployment("local", FakeTalk.nobody()).deploy(YES);
    assertThat(file).doesNotExist();
  }

  @Test
  void theLocalCloudIsToldWhetherItMayRunCode() throws IOException {
    Path yaml = project.resolve("acore.yaml");
    deployment("local", FakeTalk.nobody()).deploy(YES);
    Path file = project.resolve(".acore/local/settings.json");
    assertThat(Json.read(file).path("codeInterpreter").asBoolean()).isFalse();
    Files.writeString(yaml, Files.readString(yaml) + "local:\n  code_interpreter: true\n");
    deployment("local", FakeTalk.nobody()).deploy(YES);
    assertThat(Json.read(file).path("codeInterpreter").asBoolean()).isTrue();
  }

  @Test
  void theLocalCloudIsToldWhatAnswersForTheModels() throws IOException {
    Path yaml = project.resolve("acore.yaml");
    Path script = Files.writeString(project.resolve("model.yaml"), "rules: []");
    Files.writeString(
        yaml,
        Files.readString(yaml)
            + "local:\n  model_script: model.yaml\n  model_url: http://localhost:11434\n"
            + "  model_name: llama3\n");
    deployment("local", FakeTalk.nobody()).deploy(YES);
    JsonNode settings = Json.read(project.resolve(".acore/local/settings.json"));
    assertThat(settings.path("modelScript").asText()).isEqualTo(script.toString());
    assertThat(settings.path("modelUrl").asText()).isEqualTo("http://localhost:11434");
    assertThat(settings.path("modelName").asText()).isEqualTo("llama3");
  }

  @Test
  void whatWasDeployedLastIsKnownUntilItIsDestroyed() {
    assertThat(LastDeployed.of(project)).isEmpty();
    deployment("dev", FakeTalk.nobody()).deploy(YES);
    deployment("local", FakeTalk.nobody()).deploy(YES);
    assertThat(LastDeployed.of(project)).contains("local");
    deployment("dev", FakeTalk.nobody()).destroy(YES);
    assertThat(LastDeployed.of(project)).contains("local");
    deployment("local", FakeTalk.nobody()).destroy(YES);
    assertThat(LastDeployed.of(project)).isEmpty();
  }

  @Test
  void initRunsOnceAndAgainWhenItsFilesAreGone() throws IOException {
    deployment("dev", FakeTalk.nobody()).deploy(YES);
    deployment("dev", FakeTalk.nobody()).deploy(YES);
    assertThat(inits()).hasSize(1);
    Files.delete(project.resolve("cdktf.out/stacks/demo-dev/.terraform.lock.hcl"));
    deployment("dev", FakeTalk.nobody()).deploy(YES);
    assertThat(inits())
        .hasSize(2)
        .allMatch(it -> it.endsWith("path=../../../.acore/state/demo-dev/terraform.tfstate"));
  }

  @Test
  void aStateInTheOutputFolderIsTakenOver() throws IOException {
    Path before = project.resolve("cdktf.out/stacks/demo-dev/terraform.tfstate");
    Files.createDirectories(before.getParent());
    Files.writeString(before, "{\"outputs\": {\"runtime_id\": {\"value\": \"r-1\"}}}");
    deployment("dev", FakeTalk.nobody()).deploy(YES);
    assertThat(before).doesNotExist();
    assertThat(deployment("dev", FakeTalk.nobody()).outputs(Optional.empty()).outputsText())
        .isEqualTo("runtime_id = r-1\n");
  }

  @Test
  void whatToDoNextFitsWhatIsThere() throws IOException {
    Path state = project.resolve(".acore/state/demo-dev/terraform.tfstate");
    Files.createDirectories(state.getParent());
    Files.writeString(
        state,
        """
        {"outputs": {"runtime_arn": {"value": "arn:r"}, "web_url": {"value": "https://web"}}}""");
    DeployReport report = deployment("dev", FakeTalk.nobody()).outputs(Optional.empty());
    String options = " -C " + project + " --env dev";
    assertThat(report.nextSteps())
        .containsExactly(
            "next: acore invoke \"hello\"" + options,
            "      open https://web",
            "      acore status" + options);
  }

  @Test
  void outputsOfNothingSayWhatToDo() {
    assertThatThrownBy(() -> deployment("dev", FakeTalk.nobody()).outputs(Optional.empty()))
        .hasMessage("`demo-dev` has no outputs");
  }

  @Test
  void oneModuleIsTargetedByItsAddresses() {
    DeployRequest only =
        new DeployRequest(true, Optional.of("runtime"), Optional.empty(), Optional.empty(), false);
    deployment("dev", FakeTalk.nobody()).deploy(only);
    assertThat(String.join(" ", last().command()))
        .contains("-target=aws_s3_bucket.deployments", "-target=terraform_data.memory");
    DeployRequest wrong =
        new DeployRequest(true, Optional.of("bff"), Optional.empty(), Optional.empty(), false);
    assertThatThrownBy(() -> deployment("dev", FakeTalk.nobody()).deploy(wrong))
        .hasMessage("This stack has nothing of a module `bff`");
  }

  @Test
  void aNewLocalCloudBeginsFromNothing() throws IOException {
    Path state = project.resolve(".acore/state/demo-local/terraform.tfstate");
    deployment("local", FakeTalk.nobody()).deploy(YES);
    Files.writeString(state, "{}");
    deployment("local", FakeTalk.nobody()).deploy(YES);
    assertThat(state).exists();
    endpoint = "http://127.0.0.1:10";
    FakeTalk talk = FakeTalk.nobody();
    deployment("local", talk).deploy(YES);
    assertThat(state).doesNotExist();
    assertThat(talk.said)
        .contains("the local cloud is a new one and empty: beginning from nothing");
  }

  @Test
  void destroyWorksFromTheLastSynthWhenTheProjectIsBroken() {
    deployment("dev", FakeTalk.nobody()).deploy(YES);
    synthesizes = false;
    planned.set(0, DESTROY);
    FakeTalk talk = FakeTalk.nobody();
    deployment("dev", talk).destroy(YES);
    assertThat(talk.said)
        .anyMatch(line -> line.contains("going on with what was synthesized last"));
    assertThat(commands()).anyMatch(it -> it.startsWith("terraform apply -json"));
  }

  @Test
  void whatTheStateHasLostIsSweptByTheBridge() {
    parameters = "/acore/demo/dev/memory\n/acore/demo/dev/memory/state\n";
    FakeTalk talk = FakeTalk.nobody();
    deployment("dev", talk).destroy(YES);
    ProcessRequest swept =
        processes.requests.stream()
            .filter(it -> it.program().equals("sh"))
            .findFirst()
            .orElseThrow();
    assertThat(swept.command()).endsWith("destroy");
    assertThat(swept.variables())
        .containsEntry("ACORE_KIND", "memory")
        .containsEntry("ACORE_PARAMETER", "/acore/demo/dev/memory");
    assertThat(talk.said).contains("  destroyed  memory `notes` (was left over)");
  }

  @Test
  void aRecordThatNobodyKnowsIsNamedAndFailsTheDestroy() {
    parameters = "/acore/demo/dev/strange\n";
    assertThatThrownBy(() -> deployment("dev", FakeTalk.nobody()).destroy(YES))
        .hasMessageContaining("`/acore/demo/dev/strange`");
  }

  private Deployment deployment(String name, FakeTalk talk) {
    variables.put("ACORE_CACHE_DIR", project.resolve("cache").toString());
    Environment environment =
        new Environment(variables, project, project, Clock.systemUTC(), false);
    Target target =
        Target.of(ConfigLoader.load(project, name, List.of()), environment, folder -> endpoint);
    return new Deployment(
        environment,
        processes,
        target,
        () -> synth(target),
        talk,
        () -> {
          if (!recovered.equals(Recovered.NOTHING)) {
            planned.remove(RECORD_GONE);
          }
          return recovered;
        });
  }

  private SynthResult synth(Target target) {
    if (!synthesizes) {
      throw new UserError("`main.py` is gone", "it was deleted", "write it again");
    }
    try {
      Files.createDirectories(target.folder());
      Files.writeString(target.folder().resolve("cdk.tf.json"), STACK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SynthResult(
        target.out(),
        List.of(new SynthResult.StackOutput(target.stack(), target.folder(), 2, List.of())),
        false);
  }

  private ProcessResult answer(ProcessRequest request) {
    String command = String.join(" ", request.command());
    if (command.startsWith("aws sts")) {
      return FakeProcessRunner.ok(
          "{\"Account\": \"482913057261\", \"Arn\": \"arn:aws:iam::482913057261:user/dev\"}");
    }
    if (command.startsWith("aws ssm")) {
      return FakeProcessRunner.ok(parameters);
    }
    if (command.startsWith("terraform version")) {
      return FakeProcessRunner.ok("{\"terraform_version\": \"1.11.4\"}");
    }
    if (command.startsWith("terraform init")) {
      return init(request.directory().orElseThrow());
    }
    if (command.startsWith("terraform plan") || command.contains("-auto-approve")) {
      planned.forEach(request.output());
      int exitCode = command.contains("plan -json") ? planExit : 0;
      return new ProcessResult(
          planned.contains(RECORD_GONE) ? 1 : exitCode, "", "", java.time.Duration.ZERO);
    }
    if (command.endsWith("--version")) {
      return FakeProcessRunner.ok(
          request.program().equals("aws") ? "aws-cli/2.40.0" : "v22.1.0 or so");
    }
    return FakeProcessRunner.ok("");
  }

  private static ProcessResult init(Path folder) {
    try {
      Files.createDirectories(folder.resolve(".terraform/providers"));
      Files.writeString(folder.resolve(".terraform.lock.hcl"), "locked");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FakeProcessRunner.ok("");
  }

  private List<String> commands() {
    return processes.requests.stream().map(it -> String.join(" ", it.command())).toList();
  }

  private List<String> inits() {
    return commands().stream().filter(it -> it.startsWith("terraform init")).toList();
  }

  private ProcessRequest last() {
    return processes.requests.get(processes.requests.size() - 1);
  }

  private static String change(String address, String action) {
    return "{\"type\":\"planned_change\",\"change\":{\"resource\":{\"addr\":\""
        + address
        + "\"},\"action\":\""
        + action
        + "\"}}";
  }
}
