package io.acore.constructs.key;

import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** A customer-managed key that turns over every year. */
public final class Key extends PlacedConstruct implements IKey {
  private static final int DELETION_WINDOW_DAYS = 30;

  private final AcoreStack stack;
  private final String address;
  private final KeyProps props;
  private final List<Map<String, ?>> policy = new ArrayList<>();

  public Key(Construct scope, String id, KeyProps props) {
    super(scope, id);
    this.stack = AcoreStack.of(this);
    this.address = Address.of(this);
    this.props = props;
    policy.add(accountStatement());
    stack.atEnd(this::emit);
  }

  /** A key that exists already, by its ARN. */
  public static IKey fromArn(Expression arn) {
    return new ImportedKey(AwsLimits.KMS_KEY_ARN.check(arn));
  }

  @Override
  public Expression arn() {
    return Expression.reference("aws_kms_key." + address + ".arn");
  }

  @Override
  public void grantEncryptDecrypt(IRole role) {
    KeyPermissions.encryptDecrypt(role, arn());
  }

  @Override
  public void grantDecrypt(IRole role) {
    KeyPermissions.decrypt(role, arn());
  }

  @Override
  public void grantLogs(Expression region, String logGroupPrefix) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put(
        "Principal",
        Map.of("Service", Expression.literal("logs.").plus(region).plus(".amazonaws.com")));
    statement.put(
        "Action", List.of("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"));
    statement.put("Resource", "*");
    statement.put(
        "Condition",
        Map.of(
            "ArnLike",
            Map.of(
                "kms:EncryptionContext:aws:logs:arn",
                Account.of(stack).arn("logs", region, "log-group:" + logGroupPrefix + "*"))));
    policy.add(statement);
  }

  @Override
  public void grantAlarms() {
    Map<String, ?> statement =
        service(
            "cloudwatch.amazonaws.com",
            List.of("kms:Decrypt", "kms:GenerateDataKey*"),
            Map.of("StringEquals", Map.of("aws:SourceAccount", Account.of(stack).id())));
    // Agent and front end have a topic each, and often one key.
    if (!policy.contains(statement)) {
      policy.add(statement);
    }
  }

  // Not the one distribution: the key would wait for it, everything else for the key, and a
  // distribution takes minutes.
  @Override
  public boolean grantDistributions() {
    Expression ours =
        Expression.literal("arn:")
            .plus(Account.of(stack).partition())
            .plus(":cloudfront::")
            .plus(Account.of(stack).id())
            .plus(":distribution/*");
    policy.add(
        service(
            "cloudfront.amazonaws.com",
            List.of("kms:Decrypt"),
            Map.of("ArnLike", Map.of("aws:SourceArn", ours))));
    return true;
  }

  private static Map<String, ?> service(
      String service, List<String> actions, Map<String, ?> condition) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Principal", Map.of("Service", service));
    statement.put("Action", actions);
    statement.put("Resource", "*");
    statement.put("Condition", condition);
    return statement;
  }

  // Without it nobody, root included, could ever change the key again: AWS's own default policy.
  // In a key's policy the resource `*` means this key.
  private Map<String, Object> accountStatement() {
    Account account = Account.of(stack);
    Expression root =
        Expression.literal("arn:")
            .plus(account.partition())
            .plus(":iam::")
            .plus(account.id())
            .plus(":root");
    return Map.of(
        "Effect", "Allow", "Principal", Map.of("AWS", root), "Action", "kms:*", "Resource", "*");
  }

  private void emit() {
    Expression document =
        stack.local(
            address + "_policy", Map.of("Version", "2012-10-17", "Statement", List.copyOf(policy)));
    Map<String, Object> body = new LinkedHashMap<>();
    props.provider().ifPresent(alias -> body.put("provider", alias));
    body.put("description", props.description());
    body.put("enable_key_rotation", true);
    body.put("deletion_window_in_days", DELETION_WINDOW_DAYS);
    body.put("policy", Expression.reference("jsonencode(" + document.inner() + ")"));
    body.put("tags", stack.tags());
    stack.block(Block.RESOURCE, "aws_kms_key", address, body);
    Map<String, Object> alias = new LinkedHashMap<>();
    props.provider().ifPresent(name -> alias.put("provider", name));
    alias.put("name", "alias/" + props.alias());
    alias.put("target_key_id", Expression.reference("aws_kms_key." + address + ".key_id"));
    stack.block(Block.RESOURCE, "aws_kms_alias", address, alias);
  }
}
