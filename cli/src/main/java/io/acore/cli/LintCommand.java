package io.acore.cli;

import io.acore.base.FileTrees;
import io.acore.base.UserError;
import io.acore.stacks.Acore;
import io.acore.stacks.lint.Lint;
import io.acore.stacks.lint.LintReport;
import io.acore.stacks.synth.SynthRequest;
import io.acore.stacks.synth.SynthResult.StackOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acore lint}. */
@Command(
    footer = {
      "",
      "Exit code 1 when something is found. What has to stay is accepted in .acore-lint.yml, with a",
      "reason.",
      "",
      "Examples:",
      "  acore lint --env prod --sarif lint.sarif",
      "  acore lint --terraform some/folder"
    })
final class LintCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin ProjectOptions project = new ProjectOptions();

  @Option(
      names = "--terraform",
      paramLabel = "DIR",
      description = "Look at the *.tf.json files of this folder (default: synthesize the project).")
  @Nullable Path terraform;

  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      description = "Also write the findings as SARIF 2.1.0.")
  @Nullable Path sarif;

  @Option(names = "--json", description = "Print the findings as JSON.")
  boolean json;

  private final Services services;

  LintCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    Path home = services.environment().resolve(project.directory.toString());
    LintReport report = Lint.of(folders(), home);
    if (sarif != null) {
      write(services.environment().resolve(sarif.toString()), report.sarif(Version.text()));
    }
    services.console().data(json ? report.json() : report.text());
    report
        .unused()
        .forEach(it -> services.console().say("note: this suppression covers nothing: " + it));
    return report.clean() ? ExitCodes.OK : ExitCodes.USER_ERROR;
  }

  private List<Path> folders() {
    if (terraform != null) {
      return List.of(services.environment().resolve(terraform.toString()));
    }
    return new Acore(
            services.environment(), services.processes(), Version.build(), services.console()::say)
            .synth(
                new SynthRequest(
                    project.directory, project.environment, project.sets, Optional.empty(), true))
            .stacks()
            .stream()
            .map(StackOutput::folder)
            .toList();
  }

  private static void write(Path file, String text) {
    try {
      FileTrees.write(file, text);
    } catch (IOException e) {
      throw new UserError(
          "`" + file + "` cannot be written",
          String.valueOf(e.getMessage()),
          "name another file with `--sarif`",
          e);
    }
  }
}
