package io.acore.stacks.agent;

import io.acore.constructs.bucket.IBucket;
import io.acore.constructs.memory.Memory;
import io.acore.constructs.runtime.AgentRuntime;
import io.acore.constructs.runtime.RuntimeEndpoint;
import java.util.List;
import java.util.Optional;

/** What the runtime module built; what is switched off is empty. */
public record RuntimeParts(
    Optional<AgentRuntime> runtime,
    Optional<Memory> memory,
    Optional<IBucket> memoryBucket,
    List<RuntimeEndpoint> endpoints) {
  public RuntimeParts {
    endpoints = List.copyOf(endpoints);
  }
}
