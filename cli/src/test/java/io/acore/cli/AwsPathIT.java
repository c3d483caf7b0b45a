package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import io.acore.localcloud.process.LocalCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens on AWS, with the local cloud behind AWS's own variable: nothing in acore knows that
 * it is not AWS. The state is in S3, and one package goes from dev to prod.
 */
final class AwsPathIT {
  private static final String BUCKET = "acore-path-states";

  @TempDir Path scratch;
  private Path cloudFolder = Path.of("");
  private Path project = Path.of("");
  private Environment environment = Environment.system();

  @BeforeEach
  void write() throws IOException {
    cloudFolder = scratch.resolve("cloud");
    project = scratch.resolve("project");
    FileTrees.write(cloudFolder.resolve("acore.yaml"), "");
    FileTrees.write(
        project.resolve("acore.yaml"),
        """
        agent_name: path
        region: eu-west-1
        runtime_source_path: src
        enable_gateway: false
        backend:
          type: s3
          bucket: %s
        environments:
          prod:
            log_retention_days: 365
        """
            .formatted(BUCKET));
    FileTrees.write(project.resolve("src/runtime.py"), "print('hello')\n");
    Environment plain = CliRun.environment(scratch);
    LocalCloud cloud = LocalCloud.ensureRunning(cloudFolder, plain, line -> {});
    Map<String, String> variables = new HashMap<>(plain.variables());
    variables.put("AWS_ENDPOINT_URL", cloud.endpointUrl());
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    variables.put("ACORE_POLL_SECONDS", "0.2");
    environment =
        new Environment(variables, plain.workingDirectory(), plain.home(), plain.clock(), false);
  }

  @AfterEach
  void stop() {
    LocalCloud.find(cloudFolder).ifPresent(LocalCloud::stop);
  }

  @Test
  void onePackageGoesFromDevToProdAndBothAreTakenAway() throws IOException {
    JsonNode bucket = Json.parse(acore(0, "backend", "create", "--json", "--env", "dev"));
    assertThat(bucket.path("created").asBoolean()).isTrue();
    assertThat(Json.parse(acore(0, "backend", "create", "--json", "--env", "dev")).path("created"))
        .as("a second time puts its settings right")
        .isEqualTo(Json.parse("false"));
    assertThat(s3("get-bucket-versioning", "Status")).isEqualTo("Enabled");
    assertThat(s3("get-bucket-policy", "Policy")).contains("\"aws:SecureTransport\":\"false\"");
    assertThat(s3("get-public-access-block", "PublicAccessBlockConfiguration.BlockPublicPolicy"))
        .isEqualTo("True");

    acore(0, "package", "--out", "dist", "--env", "dev", "--no-smoke");
    String dist = scratch.resolve("dist").toString();
    assertThat(deploy(1, "dev", dist, "--target-account", "210987654321"))
        .as("the credentials of another account")
        .isEmpty();
    JsonNode dev = Json.parse(deploy(0, "dev", dist, "--json"));
    assertThat(dev.path("account").asText()).hasSize(12);
    assertThat(dev.at("/stacks/0/outputs/runtime_id").asText()).startsWith("path_dev-");
    assertThat(
            acore(
                0,
                terraformData("plan", "--detailed-exitcode", "--env", "dev", "--artifact", dist)))
        .contains("nothing to do");

    JsonNode backend =
        Json.read(project.resolve("cdktf.out/stacks/path-dev/cdk.tf.json"))
            .at("/terraform/backend/s3");
    assertThat(backend.path("use_lockfile").asBoolean()).isTrue();
    assertThat(keys()).containsExactly("path/dev/path-dev.tfstate");
    assertThat(project.resolve(".acore/state/path-dev/terraform.tfstate")).doesNotExist();

    JsonNode prod = Json.parse(deploy(0, "prod", dist, "--json"));
    assertThat(prod.at("/stacks/0/outputs/runtime_id").asText()).startsWith("path_prod-");
    assertThat(keys()).containsExactly("path/dev/path-dev.tfstate", "path/prod/path-prod.tfstate");
    assertThat(artifact("dev")).isNotEmpty().isEqualTo(artifact("prod"));

    acore(0, terraformData("destroy", "--yes", "--env", "dev"));
    assertThat(runtimes()).as("prod is not dev's to destroy").containsExactly("path_prod");
    acore(0, terraformData("destroy", "--yes", "--env", "prod"));
    assertThat(runtimes()).isEmpty();
    assertThat(aws("ssm", "describe-parameters", "--query", "Parameters[].Name")).isEmpty();
    assertThat(aws("iam", "list-roles", "--query", "Roles[].RoleName")).isEmpty();
    assertThat(aws("s3api", "list-buckets", "--query", "Buckets[].Name")).isEqualTo(BUCKET);
  }

  private String deploy(int exitCode, String name, String dist, String... more) {
    List<String> all = new ArrayList<>(List.of("deploy", "--yes", "--env", name));
    all.addAll(List.of("--artifact", dist));
    all.addAll(List.of(more));
    return acore(exitCode, terraformData(all.toArray(String[]::new)));
  }

  // Where the build's machine has no null provider.
  private static String[] terraformData(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--set", "bridge.resource=terraform_data"));
    return all.toArray(String[]::new);
  }

  private String acore(int exitCode, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-C", project.toString()));
    CliRun run =
        CliRun.with(environment, new SystemProcessRunner(environment), all.toArray(String[]::new));
    assertThat(run.exitCode())
        .as("%s%n%s%n%s", all, run.stdout(), run.stderr())
        .isEqualTo(exitCode);
    return run.stdout();
  }

  private List<String> keys() {
    return words(s3("list-objects-v2", "Contents[].Key"));
  }

  private List<String> runtimes() {
    return words(
        aws(
            "bedrock-agentcore-control",
            "list-agent-runtimes",
            "--query",
            "agentRuntimes[].agentRuntimeName"));
  }

  /** The key of the package that a runtime runs: its name is its content. */
  private String artifact(String name) {
    String id =
        aws(
            "bedrock-agentcore-control",
            "list-agent-runtimes",
            "--query",
            "agentRuntimes[?agentRuntimeName=='path_" + name + "'].agentRuntimeId");
    return aws(
        "bedrock-agentcore-control",
        "get-agent-runtime",
        "--agent-runtime-id",
        id,
        "--query",
        "agentRuntimeArtifact.codeConfiguration.code.s3.prefix");
  }

  private String s3(String command, String query) {
    return aws("s3api", command, "--bucket", BUCKET, "--query", query);
  }

  private String aws(String... words) {
    List<String> command = new ArrayList<>(List.of("aws"));
    command.addAll(List.of(words));
    command.addAll(List.of("--region", "eu-west-1", "--output", "text"));
    ProcessResult result = new SystemProcessRunner(environment).run(ProcessRequest.of(command));
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    return result.stdout().strip();
  }

  private static List<String> words(String text) {
    return text.isEmpty() || text.equals("None") ? List.of() : List.of(text.split("\\s+"));
  }
}
