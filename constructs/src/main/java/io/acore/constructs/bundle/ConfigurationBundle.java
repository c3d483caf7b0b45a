package io.acore.constructs.bundle;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** Configuration with a history; each change is a new version. */
public final class ConfigurationBundle extends PlacedConstruct {
  private static final List<String> READ =
      List.of(
          "bedrock-agentcore:GetConfigurationBundle",
          "bedrock-agentcore:GetConfigurationBundleVersion");

  private final BridgedResource resource;

  public ConfigurationBundle(Construct scope, String id, ConfigurationBundleProps props) {
    super(scope, id);
    Map<Expression, Object> components = new LinkedHashMap<>();
    props
        .components()
        .forEach(
            (component, configuration) ->
                components.put(component, Map.of("configuration", configuration)));
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("components", components);
    input.put("description", props.description());
    input.put("branchName", props.branch());
    input.put("commitMessage", props.commitMessage());
    BridgedResource.Builder builder =
        BridgedResource.builder(this, BridgeKind.CONFIGURATION_BUNDLE)
            .name(Expression.literal(props.name()))
            .input(input);
    props.dependencies().forEach(builder::dependsOn);
    this.resource = builder.build();
  }

  public Expression id() {
    return resource.id();
  }

  public Expression arn() {
    return resource.arn();
  }

  /** The latest version; known only after the content is applied. */
  public Expression version() {
    return resource.state("version");
  }

  /** Lets the role read the bundle. */
  public void grantRead(IRole role) {
    role.grant(Statement.allow(READ, arn()));
  }
}
