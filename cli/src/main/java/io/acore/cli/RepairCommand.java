package io.acore.cli;

import io.acore.stacks.drift.DriftReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acore repair}. */
@Command(footer = {"", "Example:", "  acore repair --env prod"})
final class RepairCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin ProjectOptions project = new ProjectOptions();
  @Mixin StackOptions stack = new StackOptions();

  @Option(names = "--yes", description = "Repair without a question.")
  boolean yes;

  private final Services services;

  RepairCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    DriftReport report = services.dayTwo(project, stack).repair(yes);
    services.console().data(stack.json ? report.driftJson() : report.driftText());
    return ExitCodes.OK;
  }
}
