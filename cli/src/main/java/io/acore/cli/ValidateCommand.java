package io.acore.cli;

import io.acore.stacks.Acore;
import io.acore.stacks.synth.SynthRequest;
import io.acore.stacks.synth.ValidateResult;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acore validate}. */
@Command(
    footer = {"", "Example:", "  acore validate --env prod --set bridge.resource=terraform_data"})
final class ValidateCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin ProjectOptions project = new ProjectOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to synthesize (default: cdktf.out beside acore.yaml).")
  @Nullable Path out;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "terraform or tofu (default: whichever is there).")
  @Nullable String engine;

  @Option(names = "--json", description = "Print the result as JSON.")
  boolean json;

  private final Services services;

  ValidateCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    ValidateResult result =
        new Acore(
                services.environment(),
                services.processes(),
                Version.build(),
                services.console()::say)
            .validate(
                new SynthRequest(
                    project.directory,
                    project.environment,
                    project.sets,
                    Optional.ofNullable(out),
                    true),
                Optional.ofNullable(engine));
    services.console().data(json ? result.json() : result.text());
    return result.exitCode();
  }
}
