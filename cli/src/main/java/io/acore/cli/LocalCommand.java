package io.acore.cli;

import io.acore.base.Json;
import io.acore.localcloud.process.LocalCloud;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code acore local}: the project's own AWS on this machine. */
@Command(
    synopsisSubcommandLabel = "COMMAND",
    subcommands = LocalFaultCommand.class,
    footer = {"", "Example:", "  acore local start", "  acore local status --json"})
final class LocalCommand implements Runnable {
  @Mixin CommonOptions common = new CommonOptions();

  @Option(
      names = {"-C", "--directory"},
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The folder of acore.yaml (default: this folder).")
  Path directory = Path.of("");

  @Spec CommandSpec spec = CommandSpec.create();

  private final Services services;

  LocalCommand(Services services) {
    this.services = services;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "No command given: start, stop, status, env, open, logs, reset or fault");
  }

  @Command(
      name = "start",
      description = "Start it, unless it runs; it stays when acore ends.",
      footer = {"", "Example:", "  acore local start"})
  int start(@Option(names = "--json", description = "Print it as JSON.") boolean json) {
    LocalCloud cloud =
        LocalCloud.ensureRunning(project(), services.environment(), services.console()::say);
    services.console().data(json ? cloud.json() : cloud.text());
    return ExitCodes.OK;
  }

  @Command(
      name = "stop",
      description = "Stop it, and every process that it has started.",
      footer = {"", "Example:", "  acore local stop"})
  int stop() {
    Optional<LocalCloud> cloud = LocalCloud.find(project());
    cloud.ifPresent(LocalCloud::stop);
    services.console().say(cloud.isPresent() ? "stopped" : "it was not running");
    return ExitCodes.OK;
  }

  @Command(
      name = "status",
      description = "Say whether it runs, and where.",
      footer = {"", "Example:", "  acore local status --json"})
  int status(@Option(names = "--json", description = "Print it as JSON.") boolean json) {
    Optional<LocalCloud> cloud = LocalCloud.find(project());
    String none = json ? Json.pretty(Map.of("running", false, "version", 1)) : "not running";
    services.console().data(cloud.map(it -> json ? it.json() : it.text()).orElse(none));
    return ExitCodes.OK;
  }

  @Command(
      name = "env",
      description = "Print the variables by which other programs find it, for a shell.",
      footer = {"", "Example:", "  acore local env"})
  int env() {
    LocalCloud cloud =
        LocalCloud.ensureRunning(project(), services.environment(), services.console()::say);
    services.console().data(cloud.exports());
    return ExitCodes.OK;
  }

  @Command(
      name = "open",
      description = "Open its console in the browser.",
      footer = {"", "Example:", "  acore local open --no-open"})
  int open(
      @Option(names = "--no-open", description = "Print the address, and open nothing.")
          boolean noOpen) {
    LocalCloud cloud =
        LocalCloud.ensureRunning(project(), services.environment(), services.console()::say);
    services.console().data(cloud.consoleUrl());
    if (!noOpen && !new Opener(services.processes()).open(cloud.consoleLink())) {
      services.console().say("no browser opens by itself here: use the address above");
    }
    return ExitCodes.OK;
  }

  @Command(
      name = "logs",
      description = "Print the last lines that it has logged.",
      footer = {"", "Example:", "  acore local logs --lines 20"})
  int logs(
      @Option(
              names = "--lines",
              paramLabel = "COUNT",
              defaultValue = "100",
              description = "How many of each log (default: ${DEFAULT-VALUE}).")
          int lines) {
    services.console().data(LocalCloud.logs(project(), lines));
    return ExitCodes.OK;
  }

  @Command(
      name = "reset",
      description = "Stop it and remove everything in it.",
      footer = {"", "Example:", "  acore local reset"})
  int reset() {
    LocalCloud.reset(project());
    services.console().say("the local cloud is empty");
    return ExitCodes.OK;
  }

  Path project() {
    return services.environment().workingDirectory().resolve(directory);
  }
}
