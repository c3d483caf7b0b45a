package io.acore.stacks.agent;

import io.acore.constructs.browser.IBrowser;
import io.acore.constructs.gateway.IGateway;
import io.acore.constructs.interpreter.ICodeInterpreter;
import java.util.List;
import java.util.Optional;

/**
 * What was built before the runtime, and what the runtime may therefore use.
 *
 * @param toolDependencies Terraform addresses of the gateway's targets: a policy is checked against
 *     their tools
 */
public record Surroundings(
    Optional<IGateway> gateway,
    Optional<ICodeInterpreter> codeInterpreter,
    Optional<IBrowser> browser,
    List<String> toolDependencies) {
  public Surroundings {
    toolDependencies = List.copyOf(toolDependencies);
  }

  public static Surroundings none() {
    return new Surroundings(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }
}
