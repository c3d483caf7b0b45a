package io.acore.stacks.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The effective configuration of one environment: checked, complete, and aware of its origins. */
public final class Config {
  private final Path file;
  private final String environment;
  private final Schema schema;
  private final Item.Block root;

  Config(Path file, String environment, Item.Block root, Schema schema) {
    this.file = file;
    this.environment = environment;
    this.root = root;
    this.schema = schema;
  }

  public Section root() {
    return new Section(this, "", root, schema);
  }

  public String environment() {
    return environment;
  }

  /** The configuration file, absolute. */
  public Path file() {
    return file;
  }

  /** The folder that relative paths in the file start from, absolute. */
  public Path folder() {
    return Objects.requireNonNull(file.getParent());
  }

  public String agentName() {
    return root().text("agent_name");
  }

  public String region() {
    return root().text("region");
  }

  /** Where the AgentCore control plane is. */
  public String agentcoreRegion() {
    return root().text("agentcore_region");
  }

  /** Where models, guardrails and inference profiles are. */
  public String bedrockRegion() {
    return root().text("bedrock_region");
  }

  /** Where the web front end is. */
  public String bffRegion() {
    return root().text("bff_region");
  }

  /** What every taggable resource carries: acore's own tags win over the user's. */
  public Map<String, String> tags() {
    Section section = root();
    Map<String, String> tags = new LinkedHashMap<>(section.map("tags"));
    tags.put("AppID", section.text("app_id"));
    tags.put("AgentName", agentName());
    tags.put("Environment", environment);
    tags.put("Owner", section.text("owner"));
    tags.put("ManagedBy", "acore");
    return tags;
  }

  /**
   * All effective values as JSON with sorted keys; equal for equal configurations, wherever their
   * values were written. Secrets are in it as references only.
   */
  public String canonical() {
    return CanonicalJson.write(root.plain());
  }

  Item.Block items() {
    return root;
  }

  Schema schema() {
    return schema;
  }
}
