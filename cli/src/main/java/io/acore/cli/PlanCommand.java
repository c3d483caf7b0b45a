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

/** {@code acore plan}. */
@Command(
    footer = {
      "",
      "Example:",
      "  acore plan --env prod",
      "  acore plan --env prod --json --detailed-exitcode"
    })
final class PlanCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin ProjectOptions project = new ProjectOptions();
  @Mixin StackOptions stack = new StackOptions();

  @Option(names = "--only", paramLabel = "MODULE", description = "One module and what it needs.")
  @Nullable String only;

  @Option(names = "--raw", description = "Print Terraform's own text of the plan.")
  boolean raw;

  @Option(names = "--detailed-exitcode", description = "Exit with 4 when there are changes.")
  boolean detailed;

  @Option(
      names = "--artifact",
      paramLabel = "PATH",
      description =
          "Plan with a package that `acore package --out` has built: its zip, manifest or folder.")
  @Nullable Path artifact;

  private final Services services;

  PlanCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    DeployRequest request =
        new DeployRequest(
            false, Optional.ofNullable(only), Optional.empty(), stack.engine(), false);
    DeployReport report =
        services.deployment(project, stack, Optional.ofNullable(artifact)).plan(request, raw);
    services.console().data(stack.json ? report.json() : report.planText());
    return detailed && report.changes() ? ExitCodes.CHANGES : ExitCodes.OK;
  }
}
