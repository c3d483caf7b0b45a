package io.acore.stacks.artifact;

import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.ProcessRunner;
import io.acore.base.UserError;
import io.acore.packaging.artifact.Artifact;
import io.acore.packaging.artifact.Contents;
import io.acore.packaging.artifact.Delivery;
import io.acore.packaging.artifact.Listing;
import io.acore.packaging.artifact.PackageReport;
import io.acore.packaging.artifact.Packager;
import io.acore.packaging.image.ContainerImage;
import io.acore.packaging.image.ImageDelivery;
import io.acore.packaging.image.ImagePackager;
import io.acore.packaging.image.ImageReport;
import io.acore.packaging.image.ImageRequest;
import io.acore.packaging.smoke.Smoke;
import io.acore.stacks.config.Config;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code acore package}: the agent as a zip or as an image, and what to say about it. */
public final class AgentPackage {
  private final Environment environment;
  private final ProcessRunner processes;
  private final Consumer<String> progress;
  private final Consumer<String> notes;

  /**
   * A packager for one run.
   *
   * @param progress receives each stage; it may forget the one before
   * @param notes receives what the user should keep in sight
   */
  public AgentPackage(
      Environment environment,
      ProcessRunner processes,
      Consumer<String> progress,
      Consumer<String> notes) {
    this.environment = environment;
    this.processes = processes;
    this.progress = progress;
    this.notes = notes;
  }

  /**
   * What else to do with the package.
   *
   * @param out a folder that gets it
   * @param push a name in a registry that gets it; images only
   * @param list say every file with its reason, and nothing else
   * @param smoke whether to import the entry point
   * @param json whether to say it as JSON
   */
  public record Options(
      Optional<Path> out, Optional<String> push, boolean list, boolean smoke, boolean json) {}

  /** Makes it, and gives what the user asked to see. */
  public String make(Config config, Options options) {
    if (ImageRequests.wanted(config)) {
      return image(config, options);
    }
    if (options.push().isPresent()) {
      throw new UserError(
          "a zip cannot be pushed to a registry",
          "`runtime.artifact` is `zip`",
          "set `runtime.artifact: container`, or use `--out`");
    }
    return zip(config, options);
  }

  private String zip(Config config, Options options) {
    Artifact artifact =
        new Packager(environment, processes, progress).pack(PackageRequests.runtime(config));
    artifact.notes().forEach(note -> notes.accept("note: " + note));
    if (options.list()) {
      return list(Contents.of(artifact), options);
    }
    String smoke = options.smoke() ? smoke(Contents.of(artifact)) : "";
    Path zip =
        options
            .out()
            .map(folder -> Delivery.write(artifact, config.agentName(), absolute(folder)).zip())
            .orElse(artifact.zip());
    PackageReport report = new PackageReport(artifact, zip, smoke);
    return options.json() ? report.json() : report.text();
  }

  private String image(Config config, Options options) {
    ImageRequest request = ImageRequests.runtime(config);
    ImagePackager packager = new ImagePackager(environment, processes, progress);
    ContainerImage image = packager.pack(request);
    image.notes().forEach(note -> notes.accept("note: " + note));
    if (options.list()) {
      return list(image.contents(), options);
    }
    // What a Dockerfile installs is not known here.
    boolean looks = options.smoke() && request.dockerfile().isEmpty();
    String smoke = looks ? smoke(image.contents()) : "";
    Path layout =
        options
            .out()
            .map(folder -> ImageDelivery.write(image, config.agentName(), absolute(folder)))
            .orElse(image.layout());
    String pushed = options.push().map(name -> packager.push(request, name)).orElse("");
    ImageReport report = new ImageReport(image, layout, pushed, smoke);
    return options.json() ? report.json() : report.text();
  }

  private String smoke(Contents contents) {
    return new Smoke(environment, processes).check(contents);
  }

  private String list(Contents contents, Options options) {
    List<Listing.Line> lines = Listing.of(contents);
    if (options.json()) {
      return Json.pretty(Json.tree(lines));
    }
    String excluded = Listing.excluded(lines);
    if (!excluded.isEmpty()) {
      notes.accept(excluded);
    }
    return Listing.shipped(lines);
  }

  private Path absolute(Path folder) {
    return environment.workingDirectory().resolve(folder);
  }
}
