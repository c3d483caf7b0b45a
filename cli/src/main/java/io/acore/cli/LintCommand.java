package io.acore.cli;

import io.acore.base.FileTrees;
import io.acore.base.IoReason;
import io.acore.base.UserError;
import io.acore.stacks.Acore;
import io.acore.stacks.config.ConfigLoader;
import io.acore.stacks.lint.Lint;
import io.acore.stacks.lint.LintReport;
import io.acore.stacks.lint.LintRun;
import io.acore.stacks.lint.Linter;
import io.acore.stacks.lint.Maker;
import io.acore.stacks.lint.OtherLinters;
import io.acore.stacks.synth.SynthRequest;
import io.acore.stacks.synth.SynthResult.StackOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acore lint}. */
@Command(
    footer = {
      "",
      "Exit code 1 when something is found. What has to stay is accepted in .acore-lint.yml, with a",
      "reason. Where checkov or tflint is installed, its findings are joined in.",
      "",
      "Examples:",
      "  acore lint --env prod --sarif lint.sarif",
      "  acore lint --env prod --require checkov",
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

  @Option(
      names = "--require",
      paramLabel = "LINTER",
      description =
          "checkov or tflint: fail when it is not installed (default: it takes part when it is); "
              + "repeatable.")
  List<String> required = new ArrayList<>();

  @Option(
      names = "--without",
      paramLabel = "LINTER",
      description = "checkov or tflint: leave it out; repeatable.")
  List<String> leftOut = new ArrayList<>();

  @Option(names = "--json", description = "Print the findings as JSON.")
  boolean json;

  private final Services services;

  LintCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    Path home = services.environment().resolve(project.directory.toString());
    LintRun run = Lint.with(others(), folders(), home, maker());
    LintReport report = run.report();
    if (sarif != null) {
      write(services.environment().resolve(sarif.toString()), report.sarif(Version.text()));
    }
    services.console().data(json ? report.json() : report.text());
    new Annotations(services.environment())
        .of(report.findings())
        .forEach(it -> services.console().error(it + "\n"));
    run.notes().forEach(it -> services.console().say("note: " + it));
    report
        .unused()
        .forEach(it -> services.console().say("note: this suppression covers nothing: " + it));
    return report.clean() ? ExitCodes.OK : ExitCodes.USER_ERROR;
  }

  private Maker maker() {
    if (terraform != null) {
      return Maker.SOMEBODY_ELSE;
    }
    return project.environment.equals(ConfigLoader.LOCAL)
        ? Maker.ACORE_FOR_THE_LOCAL_CLOUD
        : Maker.ACORE;
  }

  // Others know AWS alone, and nothing of the local environment reaches it
  private OtherLinters others() {
    EnumSet<Linter> asked = linters(required);
    EnumSet<Linter> left = linters(leftOut);
    if (maker() == Maker.ACORE_FOR_THE_LOCAL_CLOUD) {
      left.addAll(EnumSet.complementOf(asked));
    }
    return new OtherLinters(services.processes(), asked, left);
  }

  private static EnumSet<Linter> linters(List<String> names) {
    return names.stream()
        .map(Linter::of)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Linter.class)));
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
          IoReason.of(e),
          "name another file with `--sarif`",
          e);
    }
  }
}
