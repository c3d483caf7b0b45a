package io.acore.cli;

import io.acore.stacks.deploy.DeployReport;
import io.acore.stacks.deploy.DeployRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acore deploy}. */
@Command(
    footer = {
      "",
      "Example:",
      "  acore deploy --env local",
      "  acore deploy --env prod --target-account 111111111111 --yes"
    })
final class DeployCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin ProjectOptions project = new ProjectOptions();
  @Mixin StackOptions stack = new StackOptions();

  @Option(names = "--yes", description = "Apply the plan without a question.")
  boolean yes;

  @Option(names = "--only", paramLabel = "MODULE", description = "One module and what it needs.")
  @Nullable String only;

  @Option(
      names = "--target-account",
      paramLabel = "ID",
      description = "Refuse any other AWS account (default: `account_id` of the environment).")
  @Nullable String account;

  @Option(
      names = "--artifact",
      paramLabel = "PATH",
      description =
          "Deploy a package that `acore package --out` has built: its zip, manifest or folder.")
  @Nullable Path artifact;

  private final Services services;

  DeployCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    DeployRequest request =
        new DeployRequest(
            yes, Optional.ofNullable(only), Optional.ofNullable(account), stack.engine(), false);
    DeployReport report =
        services.deployment(project, stack, Optional.ofNullable(artifact)).deploy(request);
    services.console().data(stack.json ? report.json() : report.outputsText());
    report.nextSteps().forEach(services.console()::say);
    return ExitCodes.OK;
  }
}
