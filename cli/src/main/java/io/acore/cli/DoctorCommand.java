package io.acore.cli;

import io.acore.stacks.doctor.Doctor;
import io.acore.stacks.doctor.DoctorReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acore doctor}. */
@Command(footer = {"", "Example:", "  acore doctor --json"})
final class DoctorCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();

  @Option(names = "--json", description = "Print the findings as JSON.")
  boolean json;

  private final Services services;

  DoctorCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    DoctorReport report = new Doctor(services.environment(), services.processes()).examine();
    services.console().data(json ? report.json() : report.text());
    return report.healthy() ? ExitCodes.OK : 1;
  }
}
