package io.acore.stacks.synth;

import io.acore.base.Environment;
import io.acore.base.ProcessRunner;
import io.acore.packaging.artifact.FunctionPackage;
import io.acore.packaging.artifact.PackageRequest;
import io.acore.packaging.artifact.Packager;
import io.acore.packaging.image.ContainerImage;
import io.acore.packaging.image.ImagePackager;
import io.acore.stacks.agent.Artifact;
import io.acore.stacks.agent.FunctionArtifact;
import io.acore.stacks.artifact.ImageRequests;
import io.acore.stacks.artifact.PackageRequests;
import io.acore.stacks.config.Config;
import java.util.Map;
import java.util.function.Consumer;

/** The real packager, with one configuration's settings. */
final class OcdsPackaging implements Packaging {
  private final Packager packager;
  private final ImagePackager images;
  private final FrontEndFiles frontEnd;
  private final Config config;

  OcdsPackaging(
      Environment environment, ProcessRunner processes, Config config, Consumer<String> progress) {
    this.packager = new Packager(environment, processes, progress);
    this.images = new ImagePackager(environment, processes, progress);
    this.frontEnd = new FrontEndFiles(environment);
    this.config = config;
  }

  @Override
  public String fingerprint(Unit unit) {
    return image(unit)
        ? images.fingerprint(ImageRequests.runtime(config)).hex()
        : packager.plan(request(unit)).hash().hex();
  }

  @Override
  public Artifact pack(Unit unit) {
    if (image(unit)) {
      ContainerImage image = images.pack(ImageRequests.runtime(config));
      return new Artifact(image.digest(), image.layout(), true);
    }
    return artifact(packager.pack(request(unit)));
  }

  @Override
  public FunctionArtifact function(Unit unit) {
    FunctionPackage packed = packager.packFunction(request(unit));
    return new FunctionArtifact(
        artifact(packed.code()), packed.layer().map(OcdsPackaging::artifact));
  }

  private static Artifact artifact(io.acore.packaging.artifact.Artifact packed) {
    return new Artifact(packed.sha256(), packed.zip());
  }

  @Override
  public Artifact frontEnd(Map<String, String> added) {
    return frontEnd.functions(added);
  }

  @Override
  public Map<String, String> page() {
    return frontEnd.page();
  }

  private boolean image(Unit unit) {
    return !unit.function() && ImageRequests.wanted(config);
  }

  private PackageRequest request(Unit unit) {
    return unit.function()
        ? PackageRequests.function(config, unit.source(), unit.python())
        : PackageRequests.runtime(config);
  }
}
