package io.acore.constructs.bridge;

import io.acore.base.UserError;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.constructs.Construct;

/** One AgentCore resource, made and kept by the bridge script. */
public final class BridgedResource {
  private final AcoreStack stack;
  private final String address;
  private final BridgeForm form;
  private boolean stateRead;

  private BridgedResource(Builder builder) {
    this.stack = AcoreStack.of(builder.scope);
    this.address = Address.of(builder.scope);
    this.form = BridgeSettings.of(stack).form();
    emit(builder);
  }

  /**
   * Starts a resource whose Terraform address is the path of its construct.
   *
   * @param scope the construct that stands for the resource; one bridged resource per construct
   */
  public static Builder builder(Construct scope, BridgeKind kind) {
    return new Builder(scope, kind);
  }

  /** The id that the service gave it. Known at plan time, also while the content changes. */
  public Expression id() {
    return record("id");
  }

  public Expression arn() {
    return record("arn");
  }

  /**
   * What the last update left, such as {@code version}; known only after the content is applied.
   */
  public Expression state(String member) {
    if (!stateRead) {
      stateRead = true;
      stack.block(
          Block.DATA,
          "aws_ssm_parameter",
          address + "_state",
          Map.of(
              "name",
              BridgeSettings.of(stack).path() + "/" + address + "/state",
              "depends_on",
              List.of(form.type() + "." + address + "_config")));
    }
    return Expression.reference(
        "jsondecode(data.aws_ssm_parameter." + address + "_state.insecure_value)." + member);
  }

  public String address() {
    return address;
  }

  /** What another resource names in {@code depends_on} to come after this one. */
  public String dependency() {
    return form.type() + "." + address + "_config";
  }

  private Expression record(String member) {
    return Expression.reference(
        "jsondecode(data.aws_ssm_parameter." + address + ".insecure_value)." + member);
  }

  private void emit(Builder builder) {
    BridgeSettings settings = BridgeSettings.of(stack);
    Expression input = stack.local(address + "_input", builder.input);
    String parameter = settings.path() + "/" + address;
    stack.block(Block.RESOURCE, form.type(), address, form.owner(builder, parameter, settings));
    stack.block(
        Block.RESOURCE, form.type(), address + "_create", form.create(address, input, builder));
    stack.block(
        Block.RESOURCE, form.type(), address + "_config", form.config(address, input, builder));
    stack.block(
        Block.DATA,
        "aws_ssm_parameter",
        address,
        Map.of("name", parameter, "depends_on", List.of(form.type() + "." + address + "_create")));
  }

  /** Collects what one resource needs. */
  public static final class Builder {
    final Construct scope;
    final BridgeKind kind;
    final Map<String, Object> input = new TreeMap<>();
    final List<BridgedResource> parents = new ArrayList<>();
    final List<String> dependencies = new ArrayList<>();
    final Map<String, Expression> secrets = new LinkedHashMap<>();
    Expression name = Expression.literal("");
    Optional<Expression> region = Optional.empty();

    private Builder(Construct scope, BridgeKind kind) {
      this.scope = scope;
      this.kind = kind;
    }

    /**
     * The name that the service knows it by; a part of its identity, so another name is another
     * resource.
     */
    public Builder name(Expression name) {
      this.name = name;
      return this;
    }

    /**
     * Members of the create call, with the service's own (camelCase) names. A plain {@code String}
     * is text; an {@link Expression} is evaluated by Terraform; an empty {@code Optional} is left
     * out. The name and the tags are put in by the bridge.
     */
    public Builder input(Map<String, ?> members) {
      input.putAll(members);
      return this;
    }

    /**
     * A resource that this one lives in: its id goes into {@code member}, and this one dies before
     * it.
     */
    public Builder parent(String member, BridgedResource parent) {
      parents.add(parent);
      input.put(member, parent.id());
      return this;
    }

    /** A Terraform address that has to be there first, such as the role's policy. */
    public Builder dependsOn(String terraformAddress) {
      dependencies.add(terraformAddress);
      return this;
    }

    /**
     * A secret member (`.`-separated path into the input), resolved by the script at apply time
     * from a reference such as {@code ${env:NAME}}; never in Terraform's state or argv.
     */
    public Builder secret(String memberPath, String reference) {
      secrets.put(memberPath, Expression.literal(reference));
      return this;
    }

    /** Where the resource lives; without it, the stack's AgentCore region. */
    public Builder region(Expression region) {
      this.region = Optional.of(region);
      return this;
    }

    public BridgedResource build() {
      if (name.toString().isEmpty()) {
        throw new UserError(
            "A bridged resource has no name",
            "`" + scope.getNode().getPath() + "` would be created without one",
            "call name(..) on its builder");
      }
      return new BridgedResource(this);
    }
  }
}
