package io.acore.cli;

import io.acore.stacks.deploy.BackendBucket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code acore backend}: where Terraform keeps its state. */
@Command(
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  acore backend create --env prod"})
final class BackendCommand implements Runnable {
  @Mixin CommonOptions common = new CommonOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  private final Services services;

  BackendCommand(Services services) {
    this.services = services;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command given: create");
  }

  @Command(
      name = "create",
      description = "Make the S3 bucket for the state: versioned, encrypted, over TLS only.",
      footer = {"", "Example:", "  acore backend create --env prod --bucket my-company-state"})
  int create(
      @Mixin CommonOptions options,
      @Mixin ProjectOptions project,
      @Option(
              names = "--bucket",
              paramLabel = "NAME",
              description = "Its name (default: `backend.bucket`, or one of the account's own).")
          @Nullable String bucket,
      @Option(names = "--json", description = "Print the result as JSON.") boolean json) {
    BackendBucket.Result result =
        new BackendBucket(
                services.target(project),
                services.processes(),
                new ScreenTalk(services.environment(), services.console()))
            .create(Optional.ofNullable(bucket));
    services.console().data(json ? result.json() : result.text());
    return ExitCodes.OK;
  }
}
