package io.acore.cli;

import io.acore.base.Json;
import io.acore.packaging.artifact.Artifact;
import io.acore.packaging.artifact.Contents;
import io.acore.packaging.artifact.Delivery;
import io.acore.packaging.artifact.Listing;
import io.acore.packaging.artifact.PackageReport;
import io.acore.packaging.artifact.Packager;
import io.acore.packaging.smoke.Smoke;
import io.acore.stacks.artifact.PackageRequests;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.ConfigLoader;
import java.nio.file.Path;
import java.util.List;
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
      description = "Also write the zip, its manifest and its bill of materials there.")
  @Nullable Path out;

  @Option(names = "--list", description = "Print every file with the reason it ships or does not.")
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
    Artifact artifact =
        new Packager(services.environment(), services.processes(), services.console()::say)
            .pack(PackageRequests.runtime(config));
    artifact.notes().forEach(note -> services.console().say("note: " + note));
    if (list) {
      List<Listing.Line> lines = Listing.of(Contents.of(artifact));
      services.console().data(json ? Json.pretty(Json.tree(lines)) : Listing.text(lines));
      return ExitCodes.OK;
    }
    String smoke =
        noSmoke
            ? ""
            : new Smoke(services.environment(), services.processes()).check(Contents.of(artifact));
    Path zip = artifact.zip();
    if (out != null) {
      Path folder = services.environment().workingDirectory().resolve(out);
      zip = Delivery.write(artifact, config.agentName(), folder).zip();
    }
    PackageReport report = new PackageReport(artifact, zip, smoke);
    services.console().data(json ? report.json() : report.text());
    return ExitCodes.OK;
  }
}
