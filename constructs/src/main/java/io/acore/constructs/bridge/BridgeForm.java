package io.acore.constructs.bridge;

import io.acore.constructs.terraform.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Terraform resource that carries the provisioners: same triggers and script, another type. */
public enum BridgeForm {
  NULL_RESOURCE("null_resource", "triggers"),
  TERRAFORM_DATA("terraform_data", "triggers_replace");

  private static final String SCRIPT = "sh \"${path.module}/bridge/bridge.sh\" ";

  private final String type;
  private final String triggers;

  BridgeForm(String type, String triggers) {
    this.type = type;
    this.triggers = triggers;
  }

  /** The Terraform resource type, which is also the word in {@code bridge.resource}. */
  public String type() {
    return type;
  }

  Map<String, Object> owner(
      BridgedResource.Builder builder, String parameter, BridgeSettings settings) {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("kind", builder.kind.name());
    identity.put("name", builder.name);
    identity.put("region", builder.region.orElse(settings.region()));
    identity.put("parameter", parameter);
    for (BridgedResource parent : builder.parents) {
      identity.put(
          "parent_" + parent.address(),
          Expression.reference(type + "." + parent.address() + ".id"));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(triggers, identity);
    body.put("provisioner", List.of(destroyProvisioner()));
    return body;
  }

  Map<String, Object> destroyProvisioner() {
    Map<String, Object> variables = new LinkedHashMap<>();
    for (String member : List.of("kind", "name", "region", "parameter")) {
      variables.put(
          "ACORE_" + member.toUpperCase(java.util.Locale.ROOT),
          Expression.reference("self." + triggers + "." + member));
    }
    Map<String, Object> provisioner = new LinkedHashMap<>();
    provisioner.put("when", Expression.token("destroy"));
    provisioner.put("command", Expression.token(SCRIPT + "destroy"));
    provisioner.put("environment", variables);
    return Map.of("local-exec", provisioner);
  }

  Map<String, Object> create(String address, Expression input, BridgedResource.Builder builder) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(triggers, Map.of("owner", Expression.reference(type + "." + address + ".id")));
    if (!builder.dependencies.isEmpty()) {
      body.put("depends_on", List.copyOf(builder.dependencies));
    }
    body.put("provisioner", List.of(applyProvisioner(address, input, builder)));
    return body;
  }

  Map<String, Object> config(String address, Expression input, BridgedResource.Builder builder) {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("create", Expression.reference(type + "." + address + "_create.id"));
    identity.put("hash", Expression.reference("sha256(jsonencode(" + input.inner() + "))"));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(triggers, identity);
    if (!builder.dependencies.isEmpty()) {
      body.put("depends_on", new ArrayList<>(builder.dependencies));
    }
    body.put("provisioner", List.of(applyProvisioner(address, input, builder)));
    return body;
  }

  private Map<String, Object> applyProvisioner(
      String address, Expression input, BridgedResource.Builder builder) {
    Map<String, Object> variables = new LinkedHashMap<>();
    for (String member : List.of("kind", "name", "region", "parameter")) {
      variables.put(
          "ACORE_" + member.toUpperCase(java.util.Locale.ROOT),
          Expression.reference(type + "." + address + "." + triggers + "." + member));
    }
    variables.put("ACORE_INPUT", Expression.reference("jsonencode(" + input.inner() + ")"));
    builder.secrets.forEach((path, reference) -> variables.put("ACORE_SECRET_" + path, reference));
    Map<String, Object> provisioner = new LinkedHashMap<>();
    provisioner.put("command", Expression.token(SCRIPT + "apply"));
    provisioner.put("environment", variables);
    return Map.of("local-exec", provisioner);
  }
}
