package io.acore.stacks.agent;

import io.acore.constructs.memory.IMemory;
import io.acore.constructs.runtime.IAgentRuntime;
import java.util.List;
import java.util.Optional;

/**
 * All that is looked after.
 *
 * @param foundation the gateway and its functions
 * @param tools code interpreter and browser
 * @param runtime empty when there is none
 * @param endpoints names of the runtime's endpoints beside {@code DEFAULT}
 * @param memory empty when there is none
 */
public record Observed(
    Foundation foundation,
    Tools tools,
    Optional<? extends IAgentRuntime> runtime,
    List<String> endpoints,
    Optional<? extends IMemory> memory) {
  public Observed {
    endpoints = List.copyOf(endpoints);
  }
}
