package io.acore.cli;

import io.acore.stacks.deploy.DeployReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acore outputs}. */
@Command(footer = {"", "Example:", "  acore outputs --env dev --json"})
final class OutputsCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin ProjectOptions project = new ProjectOptions();
  @Mixin StackOptions stack = new StackOptions();

  private final Services services;

  OutputsCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    DeployReport report = services.deployment(project, stack).outputs(stack.engine());
    services.console().data(stack.json ? report.outputsJson() : report.outputsText());
    return ExitCodes.OK;
  }
}
