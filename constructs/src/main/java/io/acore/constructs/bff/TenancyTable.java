package io.acore.constructs.bff;

import io.acore.constructs.key.IKey;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/**
 * A table whose items belong to tenants, by their partition key {@code APP#<app>#TENANT#<tenant>}.
 *
 * <p>It can be taken back to any second of the last 35 days; a deleted table leaves a backup for as
 * long. Items go by themselves when the time in {@code expires} is over.
 */
public final class TenancyTable extends PlacedConstruct {
  private static final String TYPE = "aws_dynamodb_table";

  private final AcoreStack stack;
  private final String address;
  private final Optional<IKey> key;

  /** Makes a table; its Terraform address is the construct's path. */
  public TenancyTable(Construct scope, String id, String name, Optional<IKey> key) {
    super(scope, id);
    this.stack = AcoreStack.of(this);
    this.address = Address.of(this);
    this.key = key;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("billing_mode", "PAY_PER_REQUEST");
    body.put("hash_key", "PK");
    body.put("range_key", "SK");
    body.put(
        "attribute", List.of(Map.of("name", "PK", "type", "S"), Map.of("name", "SK", "type", "S")));
    body.put("ttl", Map.of("attribute_name", "expires", "enabled", true));
    body.put("point_in_time_recovery", Map.of("enabled", true));
    key.ifPresent(
        it -> body.put("server_side_encryption", Map.of("enabled", true, "kms_key_arn", it.arn())));
    body.put("tags", stack.tags());
    stack.block(Block.RESOURCE, TYPE, address, body);
  }

  public Expression name() {
    return Expression.reference(TYPE + "." + address + ".name");
  }

  public Expression arn() {
    return Expression.reference(TYPE + "." + address + ".arn");
  }

  /**
   * Lets a role do this in certain partitions.
   *
   * @param actions such as {@code dynamodb:GetItem}; each has to name a partition key
   * @param partitions keys, {@code *} for anything
   */
  public void grant(IRole role, List<String> actions, List<?> partitions) {
    role.grant(
        Statement.allow(actions, arn())
            .when("ForAllValues:StringLike", "dynamodb:LeadingKeys", partitions)
            // `ForAllValues` alone also holds for a request that names no key.
            .when("Null", "dynamodb:LeadingKeys", "false"));
    key.ifPresent(it -> it.grantEncryptDecrypt(role));
  }

  /** Writes one item that Terraform knows. */
  public void item(String id, Map<String, Expression> attributes) {
    Map<String, Object> typed = new LinkedHashMap<>();
    attributes.forEach((name, value) -> typed.put(name, Map.of("S", value)));
    Expression item = stack.local(address + "_" + id, typed);
    stack.block(
        Block.RESOURCE,
        "aws_dynamodb_table_item",
        address + "_" + id,
        Map.of(
            "table_name",
            name(),
            "hash_key",
            "PK",
            "range_key",
            "SK",
            "item",
            Expression.reference("jsonencode(" + item.inner() + ")")));
  }
}
