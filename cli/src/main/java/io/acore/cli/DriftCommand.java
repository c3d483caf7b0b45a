package io.acore.cli;

import io.acore.stacks.drift.DriftReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acore drift}. */
@Command(footer = {"", "Example:", "  acore drift --env prod --json --detailed-exitcode"})
final class DriftCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin ProjectOptions project = new ProjectOptions();
  @Mixin StackOptions stack = new StackOptions();

  @Option(
      names = "--bridged-only",
      description = "Leave out what Terraform makes by itself; spares a refresh.")
  boolean bridgedOnly;

  @Option(names = "--detailed-exitcode", description = "Exit with 4 when something has drifted.")
  boolean detailed;

  private final Services services;

  DriftCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    DriftReport report = services.dayTwo(project, stack).drift(!bridgedOnly);
    services.console().data(stack.json ? report.driftJson() : report.driftText());
    return detailed && !report.clean() ? ExitCodes.CHANGES : ExitCodes.OK;
  }
}
