package io.acore.stacks.synth;

import io.acore.stacks.agent.Artifact;
import io.acore.stacks.agent.Artifacts;
import io.acore.stacks.agent.FunctionArtifact;
import io.acore.stacks.config.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Packages what the stack asks for and remembers it, for the copy and for the cache. */
final class RecordingArtifacts implements Artifacts {
  private final Packaging packaging;
  private final Config config;
  private final Map<Packaging.Unit, Artifact> agents = new LinkedHashMap<>();
  private final Map<Packaging.Unit, FunctionArtifact> functions = new LinkedHashMap<>();
  private final List<Artifact> others = new ArrayList<>();

  RecordingArtifacts(Packaging packaging, Config config) {
    this.packaging = packaging;
    this.config = config;
  }

  @Override
  public Artifact runtime() {
    return agents.computeIfAbsent(
        new Packaging.Unit(
            config.root().file("runtime_source_path"),
            config.root().section("packaging").text("python_version"),
            false),
        packaging::pack);
  }

  @Override
  public FunctionArtifact function(Path source, String pythonVersion) {
    return functions.computeIfAbsent(
        new Packaging.Unit(source, pythonVersion, true), packaging::function);
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

  /** What was asked for. */
  Set<Packaging.Unit> units() {
    Set<Packaging.Unit> units = new LinkedHashSet<>(agents.keySet());
    units.addAll(functions.keySet());
    return units;
  }

  /** What it became: everything that goes beside the stack. */
  List<Artifact> packed() {
    List<Artifact> packed = new ArrayList<>(agents.values());
    for (FunctionArtifact function : functions.values()) {
      packed.add(function.code());
      function.layer().ifPresent(packed::add);
    }
    packed.addAll(others);
    return packed;
  }
}
