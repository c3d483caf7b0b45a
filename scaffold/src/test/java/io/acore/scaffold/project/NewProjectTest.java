package io.acore.scaffold.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.acore.base.UserError;
import io.acore.scaffold.answer.Asker;
import io.acore.scaffold.template.Templates;
import io.acore.stacks.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NewProjectTest {
  @TempDir Path parent;

  @ParameterizedTest
  @ValueSource(strings = {"hello", "tool", "research", "integrated"})
  void everyTemplateHasAConfigurationThatLoadsForEveryEnvironment(String template) {
    Path folder = parent.resolve("my-agent");
    project(folder, Map.of("template", template)).make();
    for (String environment : List.of("dev", "test", "prod", "local")) {
      assertThat(ConfigLoader.load(folder, environment, List.of()).agentName())
          .isEqualTo("my-agent");
    }
  }

  @Test
  void linksTheRulesForCodingAgents() throws IOException {
    Path folder = parent.resolve("demo");
    project(folder, Map.of()).make();
    assertThat(Files.readSymbolicLink(folder.resolve("CLAUDE.md"))).hasToString("AGENTS.md");
    assertThat(Files.readString(folder.resolve("GEMINI.md"))).contains("1.7");
  }

  @Test
  void quotesNamesThatYamlTakesForSomethingElse() {
    Path folder = parent.resolve("null");
    project(folder, Map.of()).make();
    assertThat(ConfigLoader.load(folder).agentName()).isEqualTo("null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1agent", "my agent", "a--b", "ünï", "a_very_long_name_that_goes_on_and_on"})
  void refusesABadNameAndLeavesNothing(String name) throws IOException {
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> project(parent.resolve(name), Map.of()).make())
        .satisfies(error -> assertThat(error.fix()).contains("--agent-name"));
    assertThat(inside(parent)).isEmpty();
  }

  @Test
  void refusesWhatIsNoChoiceAndNamesTheChoices() {
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> project(parent.resolve("a"), Map.of("template", "helo")).make())
        .satisfies(error -> assertThat(error.why()).contains("hello, tool"));
  }

  @Test
  void refusesAnAnswerThatNobodyAskedFor() {
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> project(parent.resolve("a"), Map.of("regoin", "eu-west-1")).make())
        .satisfies(
            error -> {
              assertThat(error.fix()).contains("`region`");
              assertThat(error.why()).as("what nobody is asked").doesNotContain("imported");
            });
  }

  @Test
  void overwritesNothing() throws IOException {
    Path folder = Files.createDirectories(parent.resolve("mine"));
    Files.writeString(folder.resolve("notes.txt"), "mine");
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> project(folder, Map.of()).make())
        .satisfies(error -> assertThat(error.fix()).contains("acore update"));
    assertThat(inside(folder)).containsExactly("notes.txt");
  }

  @Test
  void takesAFolderWithNothingInItButARepositoryAndLeavesItInItsPlace() throws IOException {
    Path folder = Files.createDirectories(parent.resolve("mine"));
    Files.createDirectories(folder.resolve(".git"));
    Object shellIsIn = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    MadeProject made = project(folder, Map.of()).make();
    assertThat(folder.resolve("acore.yaml")).exists();
    assertThat(folder.resolve("CLAUDE.md")).isSymbolicLink();
    assertThat(Files.readAttributes(folder, BasicFileAttributes.class).fileKey())
        .isEqualTo(shellIsIn);
    assertThat(made.files()).contains("acore.yaml").noneMatch(file -> file.startsWith(".git/"));
    assertThat(inside(folder)).contains(".git").noneMatch(file -> file.startsWith(".acore-init"));
    assertThat(inside(parent)).containsExactly("mine");
  }

  @Test
  void asksWhatIsNotGivenAndAsksAgainAfterAMistake() {
    Deque<String> typed = new ArrayDeque<>(List.of("", "tool", "paris", "eu-west-3", "", "", ""));
    List<String> problems = new ArrayList<>();
    Asker asker =
        (question, fallback, problem) -> {
          problems.add(problem);
          return typed.removeFirst();
        };
    Path folder = parent.resolve("asked");
    new NewProject(
            folder,
            Templates.agentProject(),
            Map.of("ci", "none"),
            Optional.empty(),
            Optional.of(asker),
            Optional.empty())
        .make();
    assertThat(ConfigLoader.load(folder).region()).isEqualTo("eu-west-3");
    assertThat(folder.resolve("data-analysis/tools.json")).exists();
    assertThat(folder.resolve(".github")).doesNotExist();
    assertThat(problems).filteredOn(problem -> !problem.isEmpty()).hasSize(1);
  }

  private static NewProject project(Path folder, Map<String, String> given) {
    return new NewProject(
        folder,
        Templates.agentProject(),
        given,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<String> inside(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(it -> it.getFileName().toString()).toList();
    }
  }
}
