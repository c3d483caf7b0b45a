package io.acore.stacks.synth;

import io.acore.stacks.agent.Artifact;
import io.acore.stacks.agent.FunctionArtifact;
import io.acore.stacks.artifact.BuiltPackage;
import io.acore.stacks.config.Config;
import java.nio.file.Path;
import java.util.Map;

/**
 * Takes the agent from what {@code acore package --out} has delivered, so that one package goes
 * through every environment; functions are packaged as ever.
 */
final class DeliveredPackaging implements Packaging {
  private final Packaging others;
  private final BuiltPackage built;

  /** Refuses what is damaged, and what was built for another machine than this environment's. */
  DeliveredPackaging(Packaging others, Path given, Config config) {
    this.others = others;
    this.built = BuiltPackage.read(given);
    built.check(config);
  }

  @Override
  public String fingerprint(Unit unit) {
    return unit.function() ? others.fingerprint(unit) : "delivered " + built.digest().hex();
  }

  @Override
  public Artifact pack(Unit unit) {
    return new Artifact(built.digest(), built.file(), built.image());
  }

  @Override
  public FunctionArtifact function(Unit unit) {
    return others.function(unit);
  }

  @Override
  public Artifact frontEnd(Map<String, String> added) {
    return others.frontEnd(added);
  }

  @Override
  public Map<String, String> page() {
    return others.page();
  }
}
