package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Json;
import io.acore.scaffold.template.Question;
import io.acore.scaffold.template.Template;
import io.acore.scaffold.template.Templates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class InitCommandTest {
  @TempDir Path folder;

  @Test
  void everyQuestionOfTheTemplateIsAnOptionOfInitAndUpdate() {
    List<String> wanted =
        Template.in(Templates.agentProject()).questions().stream()
            .filter(question -> !question.when().equals("false"))
            .map(Question::option)
            .toList();
    CommandLine options = new CommandLine(CommandLine.Model.CommandSpec.create());
    options.addMixin("answers", new TemplateAnswers());
    assertThat(options.getCommandSpec().optionsMap().keySet())
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void makesAProjectThatUpdatesToItself() {
    CliRun made = run("init", "demo", "--defaults", "--no-lock", "--json");
    assertThat(made.exitCode()).as(made.stderr()).isZero();
    assertThat(Json.parse(made.stdout()).path("files")).hasSizeGreaterThan(15);

    CliRun updated = run("update", "-C", "demo");
    assertThat(updated.stdout()).isEqualTo("nothing to update\n");
    CliRun pipeline = run("ci", "generate", "github", "-C", "demo");
    assertThat(pipeline.stdout()).contains(".github/workflows/acore.yml");
    assertThat(run("update", "-C", "demo").stdout()).isEqualTo("nothing to update\n");
  }

  @Test
  void optionsGoBeforeTheAnswersFile() throws IOException {
    Files.writeString(
        folder.resolve("answers.yml"), "region: eu-west-1\nci: none\npython_version: 3.10\n");
    run("init", "demo", "--defaults", "--no-lock", "--answers", "answers.yml", "--ci", "gitlab");
    assertThat(folder.resolve("demo/acore.yaml"))
        .content()
        .contains("region: eu-west-1", "python_version: \"3.10\"");
    assertThat(folder.resolve("demo/.gitlab-ci.yml")).exists();
  }

  @Test
  void aBadFileIsAnErrorThatSaysWhereAndLeavesNothing() throws IOException {
    assertThat(run("init", "demo", "--answers", "none.yml").stderr())
        .contains("none.yml` cannot be read\nwhy: there is no such file or folder: `");
    Files.writeString(folder.resolve("a.yml"), "region: x\n y: z\n");
    assertThat(run("init", "demo", "--answers", "a.yml").stderr())
        .contains("error: `a.yml` is no YAML\nwhy: line 2, column 3: ");
    Files.writeString(folder.resolve("a.json"), "{\"agents\": [");
    assertThat(run("init", "demo", "--from-agentcore", "a.json").stderr())
        .contains("error: `a.json` is no JSON\nwhy: line 1, column ");
    assertThat(run("init", "demo", "--from-tfvars", "none.tfvars").stderr())
        .contains("why: `--from-tfvars` reads");
    assertThat(run("init", "demo", "--agent", "x").stderr())
        .contains("error: `--agent` has nothing to choose from");
    assertThat(folder.resolve("demo")).doesNotExist();
  }

  @Test
  void aBadNameIsAnErrorAndLeavesNothing() throws IOException {
    CliRun run = run("init", "1st", "--defaults");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.stderr())
        .startsWith("error: `agent_name` cannot be `1st`\nwhy: a letter")
        .contains("fix: give another one with `--agent-name`");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void doesNotReplaceAPipelineThatDiffers() throws IOException {
    run("init", "demo", "--defaults", "--no-lock", "--ci", "gitlab");
    Files.writeString(folder.resolve("demo/.gitlab-ci.yml"), "mine: {}\n");
    CliRun refused = run("ci", "generate", "gitlab", "-C", "demo");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.stderr()).contains("--overwrite");
    assertThat(run("ci", "generate", "gitlab", "-C", "demo", "--overwrite").exitCode()).isZero();
  }

  @Test
  void aPolicyIsForAnAccountThatCanBe() {
    run("init", "demo", "--defaults", "--no-lock");
    assertThat(run("iam", "deploy-policy", "-C", "demo", "--account", "production").stderr())
        .startsWith("error: `production` is no account\nwhy: an account is twelve digits\n");
  }

  @Test
  void asksWithTheDefaultInBrackets() {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Question question =
        new Question("ci", "Pipeline to write", false, List.of("github", "none"), "", "", "");
    TerminalAsker asker =
        new TerminalAsker(
            new Console(screen, screen, CliRun.environment(folder)),
            new ByteArrayInputStream("none\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(asker.ask(question, "github", "")).isEqualTo("none");
    assertThat(asker.ask(question, "github", "it can be github, none")).isEmpty();
    assertThat(shown.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "Pipeline to write (github, none) [github]:   it can be github, none\n"
                + "Pipeline to write (github, none) [github]: ");
  }

  private CliRun run(String... arguments) {
    return CliRun.with(
        CliRun.environment(folder),
        new io.acore.base.SystemProcessRunner(CliRun.environment(folder)),
        arguments);
  }
}
