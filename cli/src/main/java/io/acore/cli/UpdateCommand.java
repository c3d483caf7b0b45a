package io.acore.cli;

import io.acore.scaffold.project.ProjectUpdate;
import io.acore.scaffold.template.Templates;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acore update}. */
@Command(
    footer = {
      "",
      "Where you and the template changed the same lines, both stand in the file between marks, and",
      "the exit code is 1.",
      "",
      "Examples:",
      "  acore update",
      "  acore update --ci both"
    })
final class UpdateCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin TemplateAnswers answers = new TemplateAnswers();

  @Option(
      names = {"-C", "--directory"},
      paramLabel = "DIR",
      description = "The project's folder (default: this folder).")
  Path directory = Path.of("");

  @Option(
      names = "--template-dir",
      paramLabel = "DIR",
      description = "A template of your own (default: acore's).")
  @Nullable Path template;

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description = "The template that the project was made from (default: the version it names).")
  @Nullable Path base;

  @Option(names = "--json", description = "Print what changed as JSON.")
  boolean json;

  private final Services services;

  UpdateCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    ProjectUpdate.Result result =
        new ProjectUpdate(
                resolve(directory),
                template == null ? Templates.agentProject() : resolve(template),
                Optional.ofNullable(base).map(this::resolve),
                answers.given())
            .run();
    services.console().data(json ? result.json() : result.text());
    if (result.hasConflicts()) {
      services.console().say("note: look for `<<<<<<< yours` in those, and keep what is right");
    }
    return result.hasConflicts() ? ExitCodes.USER_ERROR : ExitCodes.OK;
  }

  private Path resolve(Path path) {
    return services.environment().resolve(path.toString());
  }
}
