package io.acore.cli;

import io.acore.base.Json;
import io.acore.base.UserError;
import io.acore.localcloud.fault.Fault;
import io.acore.localcloud.process.LocalCloud;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code acore local fault}: drills. */
@Command(
    name = "fault",
    description = "Let something go wrong on purpose, for tests and drills.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example:",
      "  acore local fault add --operation CreateMemory --error ThrottlingException --times 3",
      "  acore local fault add --operation PutParameter --drop-response --times 1",
      "  acore local fault clear"
    })
final class LocalFaultCommand implements Runnable {
  @Mixin CommonOptions common = new CommonOptions();

  @ParentCommand LocalCommand local;

  @Spec CommandSpec spec = CommandSpec.create();

  private final Services services;

  LocalFaultCommand(Services services) {
    this.services = services;
    this.local = new LocalCommand(services);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command given: add, list or clear");
  }

  @Command(
      name = "add",
      description = "Switch one on; the first that fits a request happens.",
      footer = {
        "",
        "Examples:",
        "  acore local fault add --operation CreateMemory --error ThrottlingException --times 3",
        "  acore local fault add --operation CreateAgentRuntime --status CREATE_FAILED --reason 'no such bucket'"
      })
  int add(
      @Option(
              names = "--operation",
              required = true,
              paramLabel = "NAME",
              description = "Such as CreateMemory, or `PUT /bucket/*` for what has no name.")
          String operation,
      @Option(
              names = "--error",
              paramLabel = "CODE",
              defaultValue = "",
              description = "Answer with this error and do nothing.")
          String error,
      @Option(
              names = "--message",
              paramLabel = "TEXT",
              defaultValue = "A drill: this failure was asked for",
              description = "What the error says.")
          String message,
      @Option(
              names = "--times",
              paramLabel = "COUNT",
              defaultValue = "-1",
              description = "How often (default: always).")
          int times,
      @Option(
              names = "--delay",
              paramLabel = "TIME",
              defaultValue = "0s",
              description = "How long it takes, such as 2s or 500ms.")
          String delay,
      @Option(
              names = "--drop-response",
              description = "Do it, then end the connection without an answer.")
          boolean dropResponse,
      @Option(
              names = "--kill-after-commit",
              paramLabel = "WHO",
              arity = "0..1",
              defaultValue = "",
              fallbackValue = "client",
              description =
                  "Do it, then kill -9 who asked, or the nearest process above it whose command has this word, such as terraform.")
          String kill,
      @Option(
              names = "--status",
              paramLabel = "STATUS",
              defaultValue = "",
              description = "What the resource comes to instead, such as CREATE_FAILED.")
          String status,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "The failure reason that goes with the status.")
          String reason) {
    cloud()
        .add(
            new Fault(
                operation,
                error,
                message,
                times,
                Fault.time(delay),
                dropResponse,
                kill,
                status,
                reason));
    return ExitCodes.OK;
  }

  @Command(
      name = "list",
      description = "Print those that are on.",
      footer = {"", "Example:", "  acore local fault list --json"})
  int list(@Option(names = "--json", description = "Print it as JSON.") boolean json) {
    List<Fault> faults = cloud().faults();
    services
        .console()
        .data(
            json
                ? Json.pretty(faults.stream().map(Fault::json).toList())
                : faults.stream().map(Fault::text).collect(Collectors.joining()));
    return ExitCodes.OK;
  }

  @Command(
      name = "clear",
      description = "Switch all off.",
      footer = {"", "Example:", "  acore local fault clear"})
  int clear() {
    cloud().clearFaults();
    return ExitCodes.OK;
  }

  private LocalCloud cloud() {
    return LocalCloud.find(local.project())
        .orElseThrow(
            () ->
                new UserError(
                    "The local cloud does not run",
                    "drills are switched on in a running one",
                    "run `acore local start`"));
  }
}
