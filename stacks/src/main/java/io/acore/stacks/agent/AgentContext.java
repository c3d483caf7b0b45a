package io.acore.stacks.agent;

import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.vpc.VpcPlacement;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.ConfigLoader;
import io.acore.stacks.config.Section;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the module classes build from, and where they say which files they read. */
public final class AgentContext {
  /** The provider for what CloudFront reads from us-east-1 alone. */
  static final String EDGE_PROVIDER = "aws.edge";

  private final AcoreStack stack;
  private final Config config;
  private final Naming naming;
  private final Artifacts artifacts;
  private final Set<Path> inputs = new TreeSet<>();

  public AgentContext(AcoreStack stack, Config config, Artifacts artifacts) {
    this.stack = stack;
    this.config = config;
    this.naming = new Naming(config.root().text("agent_name"), config.environment());
    this.artifacts = artifacts;
  }

  public AcoreStack stack() {
    return stack;
  }

  public Config config() {
    return config;
  }

  public Naming naming() {
    return naming;
  }

  public Artifacts artifacts() {
    return artifacts;
  }

  /** Tags for every taggable resource; native and bridged ones get them by themselves. */
  public Map<String, String> tags() {
    return config.tags();
  }

  /** The control plane's region: the default provider. */
  public Expression region() {
    return Expression.literal(config.agentcoreRegion());
  }

  /**
   * The provider for models and guardrails, as L1 classes and blocks name it; {@code aws.bedrock}
   * is the same region as the default provider unless {@code bedrock_region} says otherwise.
   */
  public String bedrockProvider() {
    return "aws.bedrock";
  }

  public String bffProvider() {
    return "aws.bff";
  }

  /** Where a function's block puts it; a laptop has no VPC. */
  Optional<VpcPlacement> vpc(Section function) {
    return config.environment().equals(ConfigLoader.LOCAL)
        ? Optional.empty()
        : Blocks.vpc(function);
  }

  /** The bucket that a company keeps access logs of this region in; no laptop has one. */
  Optional<String> logBucket(String region) {
    return config.environment().equals(ConfigLoader.LOCAL)
        ? Optional.empty()
        : Optional.ofNullable(config.root().map("access_log_buckets").get(region));
  }

  /**
   * Marks a file as read, so that the synth cache notices when it changes; gives the same path
   * back.
   */
  public Path input(Path file) {
    inputs.add(file);
    return file;
  }

  /** Every file that was marked. */
  public Set<Path> inputs() {
    return Set.copyOf(inputs);
  }
}
