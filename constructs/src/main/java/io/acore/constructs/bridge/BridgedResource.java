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
  private final BridgeKind kind;
  private final BridgeSettings settings;
  private final Expression name;
  private boolean stateRead;

  private BridgedResource(Builder builder) {
    this.stack = AcoreStack.of(builder.scope);
    this.address = Address.of(builder.scope);
    this.kind = builder.kind;
    this.settings = BridgeSettings.of(stack);
    this.name = builder.name;
    BridgeFiles.addTo(stack, kind);
    new BridgeEmitter(stack, settings, address, builder).emit();
  }

  /**
   * Starts a resource whose Terraform address is the path of its construct.
   *
   * @param scope the construct that stands for the resource; one bridged resource per construct
   */
  public static Builder builder(Construct scope, BridgeKind kind) {
    return new Builder(scope, kind);
  }

  /**
   * Emits a {@code removed} block for a resource that an earlier synth emitted and this one does
   * not, so that Terraform deletes it; without one its destroy provisioner would be gone with it.
   *
   * @param form the form it was emitted in, which need not be today's
   * @param kind its kind, which has to be in the table of the script that deletes it
   * @param address what {@link #address} gave
   */
  public static void removed(AcoreStack stack, BridgeForm form, BridgeKind kind, String address) {
    BridgeFiles.addTo(stack, kind);
    stack.removed(form.removed(address));
  }

  /** The id that the service gave it. Known at plan time, also while the content changes. */
  public Expression id() {
    return output("id");
  }

  /** Empty for targets, rules and other kinds that have no ARN. */
  public Expression arn() {
    return output("arn");
  }

  public Expression name() {
    return name;
  }

  /**
   * Something else that the service gave it at creation, such as a gateway's {@code url}: the
   * {@code outputs} of its kind.
   */
  public Expression output(String member) {
    return Expression.reference(
        "jsondecode(data.aws_ssm_parameter." + address + ".insecure_value)." + member);
  }

  /**
   * What the last update left, such as {@code version}; known only after the content is applied.
   */
  public Expression state(String member) {
    if (!stateRead) {
      stateRead = true;
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("name", settings.parameter(address) + "/state");
      body.put("depends_on", List.of(dependency()));
      settings.provider().ifPresent(provider -> body.put("provider", provider));
      stack.block(Block.DATA, "aws_ssm_parameter", address + "_state", body);
    }
    return Expression.reference(
        "jsondecode(data.aws_ssm_parameter." + address + "_state.insecure_value)." + member);
  }

  public String address() {
    return address;
  }

  public BridgeKind kind() {
    return kind;
  }

  /** What another resource names in {@code depends_on} to come after this one. */
  public String dependency() {
    return settings.form().type() + "." + address + "_config";
  }

  /** A resource that this one lives in. */
  record Parent(String member, BridgedResource resource, String part) {}

  /** Collects what one resource needs. */
  public static final class Builder {
    final Construct scope;
    final BridgeKind kind;
    final Map<String, Object> input = new TreeMap<>();
    final List<Parent> parents = new ArrayList<>();
    final List<String> dependencies = new ArrayList<>();
    final Map<String, String> secrets = new TreeMap<>();
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
      parents.add(new Parent(member, parent, "id"));
      input.put(member, parent.id());
      return this;
    }

    /** The same for a member that takes the parent's ARN, as a resource policy does. */
    public Builder parentArn(String member, BridgedResource parent) {
      parents.add(new Parent(member, parent, "arn"));
      input.put(member, parent.arn());
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
      secrets.put(memberPath, reference);
      return this;
    }

    /** Where the resource lives; without it, the stack's AgentCore region. */
    public Builder region(Expression region) {
      this.region = Optional.of(region);
      return this;
    }

    public BridgedResource build() {
      Object own = input.get(kind.required(KindKey.NAME));
      if (name.toString().isEmpty() && own != null) {
        name = own instanceof Expression given ? given : Expression.literal(own.toString());
      }
      if (name.toString().isEmpty()) {
        throw new UserError(
            "A bridged resource has no name",
            "`" + scope.getNode().getPath() + "` would be created without one",
            "call name(..) on its builder");
      }
      for (String member : kind.parents()) {
        if (!input.containsKey(member)) {
          throw new IllegalStateException(
              scope.getNode().getPath() + " says not what it lives in: parent(" + member + ", ..)");
        }
      }
      BridgedResource made = new BridgedResource(this);
      BridgedAddresses.of(made.stack).add(made);
      return made;
    }
  }
}
