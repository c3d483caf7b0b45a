package io.acore.stacks.synth;

import io.acore.stacks.agent.Artifact;
import io.acore.stacks.agent.Artifacts;
import io.acore.stacks.config.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Packages what the stack asks for and remembers it, for the copy and for the cache. */
final class RecordingArtifacts implements Artifacts {
  private final Packaging packaging;
  private final Config config;
  private final Map<Packaging.Unit, Artifact> packed = new LinkedHashMap<>();
  private final List<Artifact> others = new ArrayList<>();

  RecordingArtifacts(Packaging packaging, Config config) {
    this.packaging = packaging;
    this.config = config;
  }

  @Override
  public Artifact runtime() {
    return pack(
        new Packaging.Unit(
            config.root().file("runtime_source_path"),
            config.root().section("packaging").text("python_version"),
            false));
  }

  @Override
  public Artifact function(Path source, String pythonVersion) {
    return pack(new Packaging.Unit(source, pythonVersion, true));
  }

  @Override
  public Artifact frontEnd(Map<String, String> added) {
    Artifact made = packaging.frontEnd(added);
    others.add(made);
    return made;
  }

  @Override
  public Map<String, String> page() {
    return packaging.page();
  }

  Map<Packaging.Unit, Artifact> packed() {
    return packed;
  }

  /** Everything that goes beside the stack. */
  List<Artifact> all() {
    List<Artifact> all = new ArrayList<>(packed.values());
    all.addAll(others);
    return all;
  }

  private Artifact pack(Packaging.Unit unit) {
    return packed.computeIfAbsent(unit, packaging::pack);
  }
}
