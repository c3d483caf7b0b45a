package io.acore.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code acore config}: everything about acore.yaml itself. */
@Command(
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  acore config show --env prod"},
    subcommands = {ConfigShowCommand.class, ConfigSchemaCommand.class, ConfigImportCommand.class})
final class ConfigCommand implements Runnable {
  @Mixin CommonOptions common = new CommonOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command given: show, schema or import");
  }
}
