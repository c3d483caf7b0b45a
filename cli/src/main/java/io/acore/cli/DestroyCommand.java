package io.acore.cli;

import io.acore.stacks.deploy.DeployReport;
import io.acore.stacks.deploy.DeployRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acore destroy}. */
@Command(footer = {"", "Example:", "  acore destroy --env dev"})
final class DestroyCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin ProjectOptions project = new ProjectOptions();
  @Mixin StackOptions stack = new StackOptions();

  @Option(names = "--yes", description = "Destroy without a question.")
  boolean yes;

  @Option(names = "--keep-data", description = "Empty no bucket: stop at one that holds something.")
  boolean keepData;

  @Option(
      names = "--target-account",
      paramLabel = "ID",
      description = "Refuse any other AWS account (default: `account_id` of the environment).")
  @Nullable String account;

  private final Services services;

  DestroyCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    DeployRequest request =
        new DeployRequest(
            yes, Optional.empty(), Optional.ofNullable(account), stack.engine(), keepData);
    DeployReport report = services.deployment(project, stack).destroy(request);
    services.console().data(stack.json ? report.json() : report.destroyedText());
    return ExitCodes.OK;
  }
}
