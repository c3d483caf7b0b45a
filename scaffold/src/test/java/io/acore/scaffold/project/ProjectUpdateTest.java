package io.acore.scaffold.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.acore.base.FileTrees;
import io.acore.base.UserError;
import io.acore.scaffold.project.ProjectUpdate.Change;
import io.acore.scaffold.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectUpdateTest {
  @TempDir Path temporary;
  private Path project;
  private Path newer;

  @BeforeEach
  void makeProjectAndNewerTemplate() throws IOException {
    project = temporary.resolve("demo");
    new NewProject(
            project,
            Templates.agentProject(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty())
        .make();
    newer = temporary.resolve("newer");
    copy(Templates.agentProject(), newer);
    replace(newer.resolve("copier.yml"), "default: \"1\"", "default: \"2\"");
  }

  @Test
  void withTheSameTemplateThereIsNothingToDo() {
    assertThat(update(Templates.agentProject(), Map.of()).changes()).isEmpty();
  }

  @Test
  void mergesTheTemplatesChangesWithTheOwners() throws IOException {
    replace(newer.resolve("template/Makefile"), "PROMPT ?= hello", "PROMPT ?= good morning");
    replace(project.resolve("Makefile"), "ENV ?= dev", "ENV ?= local");

    assertThat(update(newer, Map.of()).changes())
        .containsEntry("Makefile", Change.merged)
        .containsEntry(".acore-template.yml", Change.updated);
    assertThat(project.resolve("Makefile"))
        .content()
        .contains("PROMPT ?= good morning")
        .contains("ENV ?= local");
    assertThat(update(newer, Map.of()).changes()).isEmpty();
  }

  @Test
  void marksConflicts() throws IOException {
    replace(newer.resolve("template/Makefile"), "ENV ?= dev", "ENV ?= test");
    replace(project.resolve("Makefile"), "ENV ?= dev", "ENV ?= local");

    ProjectUpdate.Result result = update(newer, Map.of());

    assertThat(result.hasConflicts()).isTrue();
    assertThat(project.resolve("Makefile"))
        .content()
        .contains("<<<<<<< yours\nENV ?= local\n=======\nENV ?= test\n>>>>>>> template\n");
  }

  @Test
  void removesWhatTheTemplateNoLongerHasUnlessItWasChanged() throws IOException {
    Files.delete(newer.resolve("template/agent-code/reply.py"));
    Files.delete(newer.resolve("template/agent-code/server.py"));
    Files.writeString(project.resolve("agent-code/reply.py"), "mine");

    assertThat(update(newer, Map.of()).changes())
        .containsEntry("agent-code/server.py", Change.removed)
        .containsEntry("agent-code/reply.py", Change.kept);
    assertThat(project.resolve("agent-code/reply.py")).hasContent("mine");
  }

  @Test
  void doesNotBringBackWhatTheOwnerRemoved() throws IOException {
    Files.delete(project.resolve("Makefile"));
    replace(newer.resolve("template/Makefile"), "ENV ?= dev", "ENV ?= test");
    update(newer, Map.of());
    assertThat(project.resolve("Makefile")).doesNotExist();
  }

  @Test
  void otherAnswersChangeTheProject() {
    assertThat(update(Templates.agentProject(), Map.of("ci", "gitlab")).changes())
        .containsEntry(".gitlab-ci.yml", Change.added)
        .containsEntry(".github/workflows/acore.yml", Change.removed)
        .containsEntry("README.md", Change.updated);
  }

  @Test
  void saysWhenItDoesNotKnowTheOldTemplate() throws IOException {
    replace(project.resolve(".acore-template.yml"), "\"1\"", "\"77\"");
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> new ProjectUpdate(project, newer, Optional.empty(), Map.of()).run())
        .satisfies(error -> assertThat(error.fix()).contains("--base"));
  }

  @Test
  void refusesAFolderThatWasNotMadeFromTheTemplate() {
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> new ProjectUpdate(temporary, newer, Optional.empty(), Map.of()).run())
        .satisfies(error -> assertThat(error.fix()).contains("acore init"));
  }

  private ProjectUpdate.Result update(Path template, Map<String, String> answers) {
    // Version 1 is this acore's own; when that has gone up, it is found among the earlier ones
    Optional<Path> base =
        template.equals(newer) && !read(project.resolve(".acore-template.yml")).contains("\"2\"")
            ? Optional.of(Templates.agentProject())
            : Optional.empty();
    return new ProjectUpdate(project, template, base, answers).run();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void replace(Path file, String old, String fresh) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    FileTrees.write(file, text.replace(old, fresh));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
