package io.acore.cli;

import io.acore.stacks.config.ConfigLoader;
import io.acore.stacks.config.ConfigShow;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acore config show}. */
@Command(
    name = "show",
    description = "Show every value that holds for an environment, and where it comes from.",
    footer = {"", "Example:", "  acore config show --env prod --set log_retention_days=7"})
final class ConfigShowCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin ProjectOptions project = new ProjectOptions();

  @Option(names = "--json", description = "Print JSON, with every value whole.")
  boolean json;

  private final Services services;

  ConfigShowCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    ConfigShow show =
        ConfigShow.of(
            ConfigLoader.load(
                services.environment().resolve(project.directory.toString()),
                project.environment,
                project.sets,
                services.environment()));
    services.console().data(json ? show.json() : show.table());
    return ExitCodes.OK;
  }
}
