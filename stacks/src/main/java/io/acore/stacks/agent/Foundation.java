package io.acore.stacks.agent;

import io.acore.constructs.function.LambdaFunction;
import io.acore.constructs.gateway.Gateway;
import io.acore.constructs.gateway.GatewayTarget;
import io.acore.constructs.identity.WorkloadIdentity;
import io.acore.constructs.queue.DeadLetterQueue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the foundation module made.
 *
 * @param gateway empty when {@code enable_gateway} is off
 * @param targets of the gateway, in the order of the file
 * @param functions functions of this project behind the gateway, by the name of their target
 * @param failedEvents where the functions' events wait that they failed on; empty without functions
 * @param workloadIdentities by their name in {@code identity}
 */
public record Foundation(
    Optional<Gateway> gateway,
    List<GatewayTarget> targets,
    Map<String, LambdaFunction> functions,
    Optional<DeadLetterQueue> failedEvents,
    Map<String, WorkloadIdentity> workloadIdentities) {
  public Foundation {
    targets = List.copyOf(targets);
    functions = Map.copyOf(functions);
    workloadIdentities = Map.copyOf(workloadIdentities);
  }
}
