package io.acore.cli;

import io.acore.stacks.config.ConfigSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acore config schema}. */
@Command(
    name = "schema",
    description = "Print the JSON Schema of acore.yaml, for editors.",
    footer = {
      "",
      "Example:",
      "  acore config schema > acore.schema.json",
      "  and in acore.yaml: # yaml-language-server: $schema=acore.schema.json"
    })
final class ConfigSchemaCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();

  private final Services services;

  ConfigSchemaCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    services.console().data(ConfigSchema.render());
    return ExitCodes.OK;
  }
}
