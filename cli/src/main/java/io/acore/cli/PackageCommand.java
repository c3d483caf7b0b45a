package io.acore.cli;

import io.acore.stacks.artifact.AgentPackage;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.ConfigLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acore package}. */
@Command(
    footer = {"", "Example:", "  acore package --env dev --out dist", "  acore package --list"})
final class PackageCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin ProjectOptions project = new ProjectOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write the package, its manifest and its bill of materials there.")
  @Nullable Path out;

  @Option(
      names = "--push",
      paramLabel = "IMAGE",
      description = "Also push the image, such as host/repository:tag; layers that are there stay.")
  @Nullable String push;

  @Option(
      names = "--list",
      description =
          "Print every file with the reason it ships; on standard error, what stays and by which rule.")
  boolean list;

  @Option(names = "--no-smoke", description = "Do not try to import the entry point.")
  boolean noSmoke;

  @Option(names = "--json", description = "Print the result as JSON.")
  boolean json;

  private final Services services;

  PackageCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    Config config =
        ConfigLoader.load(
            services.environment().workingDirectory().resolve(project.directory),
            project.environment,
            project.sets,
            services.environment());
    services
        .console()
        .data(
            new AgentPackage(
                    services.environment(),
                    services.processes(),
                    services.console()::progress,
                    services.console()::say)
                .make(
                    config,
                    new AgentPackage.Options(
                        Optional.ofNullable(out),
                        Optional.ofNullable(push),
                        list,
                        !noSmoke,
                        json)));
    return ExitCodes.OK;
  }
}
