package io.acore.cli;

import io.acore.stacks.drift.DriftReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acore status}. */
@Command(footer = {"", "Example:", "  acore status --env prod"})
final class StatusCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin ProjectOptions project = new ProjectOptions();
  @Mixin StackOptions stack = new StackOptions();

  private final Services services;

  StatusCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    DriftReport report = services.dayTwo(project, stack).status();
    services.console().data(stack.json ? report.statusJson() : report.statusText());
    return ExitCodes.OK;
  }
}
