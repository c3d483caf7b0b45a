package io.acore.stacks.deploy;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.stacks.agent.Naming;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.ConfigLoader;
import io.acore.stacks.terraform.StackHome;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a command works: one environment of one project, and what the programs that it starts
 * (Terraform, the AWS CLI, the bridge) must know to reach the same cloud.
 *
 * @param config the environment's configuration
 * @param out where synth writes, absolute
 * @param endpoint the one address of every AWS service; empty for AWS itself
 * @param cloud tells this project's local cloud from an earlier one that has forgotten everything;
 *     empty for AWS itself and for another emulator
 * @param variables environment variables for every program that is started
 * @param dropped environment variables that those programs must not inherit
 */
public record Target(
    Config config,
    Path out,
    Optional<String> endpoint,
    Optional<String> cloud,
    Map<String, String> variables,
    Set<String> dropped) {

  public Target {
    variables = Map.copyOf(variables);
    dropped = Set.copyOf(dropped);
  }

  /** Also starts the local cloud, when the environment is the local one and nothing else is set. */
  public static Target of(Config config, Environment environment, LocalEndpoint local) {
    return of(config, Optional.empty(), environment, local);
  }

  /**
   * As above, with a folder for synth.
   *
   * @param out where synth writes; empty means {@code cdktf.out} beside acore.yaml
   */
  public static Target of(
      Config config, Optional<Path> out, Environment environment, LocalEndpoint local) {
    Path folder =
        out.map(environment.workingDirectory()::resolve)
            .orElse(config.folder().resolve("cdktf.out"));
    Optional<String> given = environment.variable(AwsVariables.ENDPOINT);
    if (config.environment().equals(ConfigLoader.LOCAL)) {
      Optional<String> other =
          given.or(() -> config.root().section("local").optionalText("endpoint_url"));
      boolean own = other.isEmpty() || local.isAt(config.folder(), other.get());
      String endpoint = other.orElseGet(() -> local.ensureRunning(config.folder()));
      return new Target(
          config,
          folder,
          Optional.of(endpoint),
          own ? Optional.of(local.identity(config.folder())) : Optional.empty(),
          AwsVariables.local(endpoint, config.agentcoreRegion(), environment),
          AwsVariables.FOREIGN);
    }
    Map<String, String> region = new LinkedHashMap<>();
    region.put("AWS_REGION", config.agentcoreRegion());
    region.put("AWS_DEFAULT_REGION", config.agentcoreRegion());
    return new Target(config, folder, given, Optional.empty(), region, Set.of());
  }

  /** The environment's name, such as {@code dev}. */
  public String environment() {
    return config.environment();
  }

  public boolean isLocal() {
    return environment().equals(ConfigLoader.LOCAL);
  }

  /** Where the AgentCore control plane is. */
  public String region() {
    return config.agentcoreRegion();
  }

  /** The stack's id, {@code <agent>-<environment>}. */
  public String stack() {
    return naming().stack();
  }

  /** Where Terraform runs. */
  public Path folder() {
    return folder(stack());
  }

  public Path folder(String stack) {
    return out.resolve("stacks").resolve(stack);
  }

  /** Where a stack's files are; what another emulator has is kept apart from the local cloud's. */
  public StackHome home(String stack, Path folder) {
    Optional<String> emulator = isLocal() && cloud.isEmpty() ? endpoint : Optional.empty();
    return StackHome.of(config, stack, folder, emulator);
  }

  /** The agent runtime's name, which AgentCore allows letters, digits and `_`. */
  public String runtimeName() {
    return naming().underscored("");
  }

  /** Below this path the bridge keeps one SSM record for each of its resources. */
  public String parameterPath() {
    return naming().parameterPath();
  }

  /** What acore keeps about this project on this machine; git and packages leave it out. */
  public Path keep() {
    return config.folder().resolve(".acore");
  }

  /** The same process, reaching this target's cloud. */
  public ProcessRequest prepare(ProcessRequest request) {
    return request.without(dropped).with(variables);
  }

  private Naming naming() {
    return new Naming(config.agentName(), environment());
  }
}
