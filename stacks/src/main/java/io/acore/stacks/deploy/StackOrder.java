package io.acore.stacks.deploy;

import io.acore.stacks.synth.SynthResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which the stacks of one environment need each other: the network carries everything,
 * jobs use the agent.
 */
final class StackOrder {
  private StackOrder() {}

  static List<SynthResult.StackOutput> forDeploy(List<SynthResult.StackOutput> stacks) {
    List<SynthResult.StackOutput> sorted = new ArrayList<>(stacks);
    sorted.sort(
        Comparator.comparingInt((SynthResult.StackOutput it) -> rank(it.name()))
            .thenComparing(SynthResult.StackOutput::name));
    return sorted;
  }

  static List<SynthResult.StackOutput> forDestroy(List<SynthResult.StackOutput> stacks) {
    List<SynthResult.StackOutput> sorted = forDeploy(stacks);
    Collections.reverse(sorted);
    return sorted;
  }

  private static int rank(String name) {
    if (name.endsWith("-network")) {
      return 0;
    }
    return name.endsWith("-jobs") ? 2 : 1;
  }
}
