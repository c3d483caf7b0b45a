package io.acore.cli;

import io.acore.base.Json;
import io.acore.scaffold.pipeline.Pipelines;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.ConfigLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acore ci}. */
@Command(
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  acore ci generate github"})
final class CiCommand implements Runnable {
  @Mixin CommonOptions common = new CommonOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  private final Services services;

  CiCommand(Services services) {
    this.services = services;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command given: generate");
  }

  @Command(
      name = "generate",
      description =
          "Write a pipeline that checks, plans, promotes one package from dev over test to prod, and"
              + " looks for drift; it logs in without keys.",
      footer = {"", "Example:", "  acore ci generate github"})
  int generate(
      @Mixin CommonOptions common,
      @Parameters(paramLabel = "HOST", description = "${COMPLETION-CANDIDATES}.")
          Pipelines.Host host,
      @Option(
              names = {"-C", "--directory"},
              paramLabel = "DIR",
              defaultValue = "",
              description = "The folder of acore.yaml (default: this folder).")
          Path directory,
      @Option(names = "--overwrite", description = "Replace files that are there and differ.")
          boolean overwrite,
      @Option(names = "--json", description = "Print the files as JSON.") boolean json) {
    Path folder = services.environment().resolve(directory.toString());
    Config config = ConfigLoader.load(folder);
    List<String> files = Pipelines.write(config, config.folder(), host, overwrite);
    services
        .console()
        .data(json ? Json.pretty(Map.of("files", files, "version", 1)) : String.join("\n", files));
    return ExitCodes.OK;
  }
}
