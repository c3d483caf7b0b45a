package io.acore.stacks.synth;

import io.acore.base.Environment;
import io.acore.base.ProcessRunner;
import io.acore.packaging.artifact.PackageRequest;
import io.acore.packaging.artifact.Packager;
import io.acore.stacks.agent.Artifact;
import io.acore.stacks.artifact.PackageRequests;
import io.acore.stacks.config.Config;
import java.util.function.Consumer;

/** The real packager, with one configuration's settings. */
final class OcdsPackaging implements Packaging {
  private final Packager packager;
  private final Config config;

  OcdsPackaging(
      Environment environment, ProcessRunner processes, Config config, Consumer<String> progress) {
    this.packager = new Packager(environment, processes, progress);
    this.config = config;
  }

  @Override
  public String fingerprint(Unit unit) {
    return packager.plan(request(unit)).hash().hex();
  }

  @Override
  public Artifact pack(Unit unit) {
    io.acore.packaging.artifact.Artifact packed = packager.pack(request(unit));
    return new Artifact(packed.sha256(), packed.zip());
  }

  private PackageRequest request(Unit unit) {
    return unit.function()
        ? PackageRequests.function(config, unit.source(), unit.python())
        : PackageRequests.runtime(config);
  }
}
