package io.acore.stacks.synth;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to synthesize.
 *
 * @param project the folder of acore.yaml, or the file itself
 * @param environment its name; empty takes the file's own
 * @param sets {@code key=value} over the file
 * @param out where to write; empty means {@code cdktf.out} in the project's folder
 * @param cache whether an earlier result may be used
 * @param artifact the agent's package as {@code acore package --out} delivered it; empty packages
 */
public record SynthRequest(
    Path project,
    String environment,
    List<String> sets,
    Optional<Path> out,
    boolean cache,
    Optional<Path> artifact) {
  public SynthRequest {
    sets = List.copyOf(sets);
  }

  /** With the agent packaged anew when it changed. */
  public SynthRequest(
      Path project, String environment, List<String> sets, Optional<Path> out, boolean cache) {
    this(project, environment, sets, out, cache, Optional.empty());
  }

  /** With a package that was built before. */
  public SynthRequest taking(Optional<Path> delivered) {
    return new SynthRequest(project, environment, sets, out, cache, delivered);
  }
}
