package io.acore.constructs.bridge;

import io.acore.constructs.terraform.Expression;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The Terraform resource that carries the provisioners: same triggers and script, another type. */
public enum BridgeForm {
  NULL_RESOURCE("null_resource", "triggers"),
  TERRAFORM_DATA("terraform_data", "triggers_replace");

  // Fixed text: what varies goes through the environment. The module's folder may have spaces.
  private static final String SCRIPT = "sh \"${path.module}/bridge/bridge.sh\" ";
  private static final List<String> IDENTITY =
      List.of("kind", "name", "region", "store", "parameter", "parents");

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

  /**
   * A step that runs once each time its triggers change, and leaves nothing to destroy.
   *
   * @param script a file of the stack
   * @param variables all it is told
   */
  public Map<String, Object> step(
      Map<String, Object> triggers, String script, Map<String, Object> variables) {
    Map<String, Object> body = body(triggers, List.of());
    body.put(
        "provisioner",
        List.of(Map.of("local-exec", execute("sh \"${path.module}/" + script + "\"", variables))));
    return body;
  }

  /** A trigger of a step; whoever refers to it waits for the step. */
  public Expression triggerOf(String address, String member) {
    return Expression.reference(trigger(type + "." + address, member));
  }

  /** The owner: identity only; the one with the destroy provisioner. */
  Map<String, Object> owner(Map<String, Object> identity, Collection<String> dependencies) {
    Map<String, Object> body = body(identity, dependencies);
    body.put("provisioner", List.of(provisioner("destroy", destroyVariables())));
    return body;
  }

  /**
   * The create and the content: another trigger, and the same provisioner but for its command.
   *
   * @param command {@code apply} or {@code settle}
   */
  Map<String, Object> applier(
      String command,
      String address,
      Map<String, Object> identity,
      Map<String, Object> variables,
      Collection<String> dependencies) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (String member : IDENTITY) {
      all.put(variable(member), Expression.reference(trigger(type + "." + address, member)));
    }
    all.putAll(variables);
    Map<String, Object> body = body(identity, dependencies);
    body.put("provisioner", List.of(provisioner(command, all)));
    return body;
  }

  /** What stands in for an owner that is not in the configuration any more. */
  Map<String, Object> removed(String address) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("from", Expression.token(type + "." + address));
    body.put("lifecycle", List.of(Map.of("destroy", true)));
    body.put("provisioner", List.of(provisioner("destroy", destroyVariables())));
    return body;
  }

  private Map<String, Object> destroyVariables() {
    Map<String, Object> variables = new LinkedHashMap<>();
    for (String member : IDENTITY) {
      variables.put(variable(member), Expression.reference(trigger("self", member)));
    }
    return variables;
  }

  private Map<String, Object> body(Map<String, Object> identity, Collection<String> dependencies) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(triggers, identity);
    if (!dependencies.isEmpty()) {
      body.put("depends_on", List.copyOf(new TreeSet<>(dependencies)));
    }
    return body;
  }

  private static Map<String, Object> provisioner(String command, Map<String, Object> variables) {
    Map<String, Object> provisioner = new LinkedHashMap<>();
    if (command.equals("destroy")) {
      provisioner.put("when", Expression.token("destroy"));
    }
    provisioner.putAll(execute(SCRIPT + command, variables));
    return Map.of("local-exec", provisioner);
  }

  private static Map<String, Object> execute(String command, Map<String, Object> variables) {
    Map<String, Object> provisioner = new LinkedHashMap<>();
    provisioner.put("command", Expression.token(command));
    provisioner.put("environment", variables);
    return provisioner;
  }

  private String trigger(String resource, String member) {
    return resource + "." + triggers + "." + member;
  }

  private static String variable(String member) {
    return "ACORE_" + member.toUpperCase(Locale.ROOT);
  }
}
