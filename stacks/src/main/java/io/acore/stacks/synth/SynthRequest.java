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
 */
public record SynthRequest(
    Path project, String environment, List<String> sets, Optional<Path> out, boolean cache) {
  public SynthRequest {
    sets = List.copyOf(sets);
  }
}
