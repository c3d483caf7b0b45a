package io.acore.constructs.memory;

import io.acore.base.UserError;
import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgeSettings;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.key.IKey;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** A memory that agents write events to and read records from. */
public final class Memory extends PlacedConstruct implements IMemory {
  private static final String ID = "[a-zA-Z][a-zA-Z0-9-_]{0,99}-[a-zA-Z0-9]{10}";

  private final BridgedResource resource;
  private final Optional<IKey> key;

  /** Makes a memory; its Terraform address is the construct's path. */
  public Memory(Construct scope, String id, MemoryProps props) {
    super(scope, id);
    AcoreStack stack = AcoreStack.of(this);
    this.key = props.key();
    Optional<IRole> role = role(props, BridgeSettings.of(stack).region());
    role.ifPresent(
        it -> props.strategies().forEach(strategy -> strategy.grant(it, Account.of(stack))));
    BridgedResource.Builder builder =
        BridgedResource.builder(this, BridgeKind.MEMORY)
            .name(Expression.literal(props.name()))
            .input(input(props, role));
    role.flatMap(IRole::dependency).ifPresent(builder::dependsOn);
    this.resource = builder.build();
  }

  /** A memory that exists already, in the stack's account and region. */
  public static IMemory fromId(AcoreStack stack, Expression id) {
    id.text()
        .filter(text -> !text.matches(ID))
        .ifPresent(
            text -> {
              throw new UserError(
                  "`" + text + "` is not the id of a memory",
                  "an id is the memory's name, `-` and ten letters or digits",
                  "copy it from `aws bedrock-agentcore-control list-memories`");
            });
    return new ImportedMemory(
        id,
        Account.of(stack)
            .arn(
                "bedrock-agentcore",
                BridgeSettings.of(stack).region(),
                Expression.literal("memory/").plus(id)));
  }

  @Override
  public Expression id() {
    return resource.id();
  }

  @Override
  public Expression arn() {
    return resource.arn();
  }

  // Events are decrypted with the caller's own permissions.
  @Override
  public void grantReadWrite(IRole role) {
    IMemory.super.grantReadWrite(role);
    key.ifPresent(it -> it.grantEncryptDecrypt(role));
  }

  /** The bridged resource, for what has to come after it. */
  public BridgedResource resource() {
    return resource;
  }

  private Optional<IRole> role(MemoryProps props, Expression region) {
    if (props.role().isPresent()
        || props.strategies().stream().noneMatch(MemoryStrategy::needsRole)) {
      return props.role();
    }
    return Optional.of(
        new Role(
            this,
            "role",
            RoleProps.of(props.name() + "-memory", Trust.agentCore(region))
                .describedAs("What the strategies of memory " + props.name() + " may do")));
  }

  private static Map<String, Object> input(MemoryProps props, Optional<IRole> role) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("eventExpiryDuration", props.eventExpiryDays());
    input.put("description", props.description());
    input.put("encryptionKeyArn", props.key().map(IKey::arn));
    input.put("memoryExecutionRoleArn", role.map(IRole::arn));
    if (!props.strategies().isEmpty()) {
      input.put(
          "memoryStrategies", props.strategies().stream().map(MemoryStrategy::input).toList());
    }
    if (!props.indexedKeys().isEmpty()) {
      input.put("indexedKeys", props.indexedKeys().stream().map(IndexedKey::input).toList());
    }
    return input;
  }
}
