package io.acore.cli;

import io.acore.base.Environment;
import io.acore.packaging.cache.CacheContents;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code acore cache}: what acore keeps to be fast; all of it can be built again. */
@Command(footer = {"", "Example:", "  acore cache prune --days 14"})
final class CacheCommand implements Runnable {
  @Mixin CommonOptions common = new CommonOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  private final Services services;

  CacheCommand(Services services) {
    this.services = services;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command given");
  }

  @Command(
      name = "dir",
      description = "Print the cache folder.",
      footer = {"", "Example:", "  acore cache dir"})
  int dir() {
    services.console().data(services.environment().cacheDirectory().toString());
    return ExitCodes.OK;
  }

  @Command(
      name = "list",
      description = "Print every entry, the largest first.",
      footer = {"", "Example:", "  acore cache list --json"})
  int list(@Option(names = "--json", description = "Print it as JSON.") boolean json) {
    List<CacheContents.Item> items = contents().list();
    services.console().data(json ? CacheContents.json(items) : CacheContents.text(items));
    return ExitCodes.OK;
  }

  @Command(
      name = "prune",
      description = "Remove what no build has asked for lately.",
      footer = {"", "Example:", "  acore cache prune --days 14"})
  int prune(
      @Option(
              names = "--days",
              paramLabel = "DAYS",
              defaultValue = "30",
              description = "How long unused (default: ${DEFAULT-VALUE}).")
          int days) {
    services.console().data(CacheContents.removed(contents().prune(Duration.ofDays(days))));
    return ExitCodes.OK;
  }

  @Command(
      name = "clear",
      description = "Remove every entry; tools that were installed stay.",
      footer = {"", "Example:", "  acore cache clear"})
  int clear() {
    services.console().data(CacheContents.removed(contents().clear()));
    return ExitCodes.OK;
  }

  private CacheContents contents() {
    Environment environment = services.environment();
    return new CacheContents(environment.cacheDirectory(), environment.clock());
  }
}
