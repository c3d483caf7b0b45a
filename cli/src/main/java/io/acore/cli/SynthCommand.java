package io.acore.cli;

import io.acore.stacks.Acore;
import io.acore.stacks.synth.SynthRequest;
import io.acore.stacks.synth.SynthResult;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acore synth}. */
@Command(
    footer = {
      "",
      "Example:",
      "  acore synth --env dev",
      "  acore synth -C examples/1-hello-world --set bridge.resource=terraform_data --out build/tf"
    })
final class SynthCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin ProjectOptions project = new ProjectOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write (default: cdktf.out beside acore.yaml).")
  @Nullable Path out;

  @Option(names = "--no-cache", description = "Synthesize again, also when nothing changed.")
  boolean noCache;

  @Option(names = "--json", description = "Print what was written as JSON.")
  boolean json;

  private final Services services;

  SynthCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    SynthResult result =
        new Acore(
                services.environment(),
                services.processes(),
                Version.build(),
                services.console()::progress)
            .synth(
                new SynthRequest(
                    project.directory,
                    project.environment,
                    project.sets,
                    Optional.ofNullable(out),
                    !noCache));
    services.console().data(json ? result.json() : result.text());
    return ExitCodes.OK;
  }
}
