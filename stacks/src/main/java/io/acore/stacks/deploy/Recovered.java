package io.acore.stacks.deploy;

import java.util.List;

/**
 * What became of the bridge's records that were missing.
 *
 * @param back which of them are there again, in words
 * @param gone addresses of the owners whose resource is nowhere either
 */
public record Recovered(List<String> back, List<String> gone) {
  /** No record was missing. */
  public static final Recovered NOTHING = new Recovered(List.of(), List.of());

  public Recovered {
    back = List.copyOf(back);
    gone = List.copyOf(gone);
  }
}
