package io.acore.stacks.synth;

import io.acore.base.Environment;
import io.acore.base.ProcessRunner;
import io.acore.packaging.artifact.PackageKind;
import io.acore.packaging.artifact.PackageRequest;
import io.acore.packaging.artifact.Packager;
import io.acore.packaging.artifact.PackagingSettings;
import io.acore.packaging.python.Architecture;
import io.acore.packaging.python.PythonVersion;
import io.acore.stacks.agent.Artifact;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.Section;

/** The real packager, with one configuration's settings. */
final class OcdsPackaging implements Packaging {
  private final Packager packager;
  private final Config config;

  OcdsPackaging(Environment environment, ProcessRunner processes, Config config) {
    this.packager = new Packager(environment, processes);
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
    Section packaging = config.root().section("packaging");
    return PackageRequest.of(unit.source())
        .kind(unit.function() ? PackageKind.LAMBDA : PackageKind.RUNTIME)
        .architecture(Architecture.of(config.root().text("lambda_architecture")))
        .python(PythonVersion.of(unit.python()))
        .settings(
            new PackagingSettings(
                true,
                packaging.texts("exclude"),
                packaging.texts("extras"),
                packaging.optionalText("index_url").orElse("")))
        .build();
  }
}
