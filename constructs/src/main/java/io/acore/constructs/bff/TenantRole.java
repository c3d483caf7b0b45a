package io.acore.constructs.bff;

import io.acore.constructs.key.IKey;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Statement;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The role that somebody takes on to act for one tenant.
 *
 * <p>Which tenant, the session's tags say: a session without them is refused, and what the role
 * allows names them. The caller's session policy fences a second time.
 */
public final class TenantRole extends PlacedConstruct {
  private static final Expression TENANT = Expression.literal("${aws:PrincipalTag/TenantID}");

  private final Role role;
  private final String app;
  private final String agent;

  /**
   * Makes a role; its Terraform address is the construct's path.
   *
   * @param callers who may take it on
   */
  public TenantRole(
      Construct scope, String id, String name, String app, String agent, List<IRole> callers) {
    super(scope, id);
    this.app = app;
    this.agent = agent;
    this.role =
        new Role(
            this,
            "role",
            RoleProps.of(
                    name,
                    Trust.tagged(
                        callers.stream().map(IRole::arn).toList(),
                        Map.of(
                            "StringEquals",
                            Map.of("aws:RequestTag/AppID", app, "aws:RequestTag/AgentName", agent),
                            "StringLike",
                            Map.of("aws:RequestTag/TenantID", "?*"))))
                .describedAs("What may be done for one tenant, whom the session's tags name"));
    callers.forEach(
        caller ->
            caller.grant(
                Statement.allow(List.of("sts:AssumeRole", "sts:TagSession"), arnOf(this, name))));
  }

  /** The ARN of the role of that name, for what is made before the role. */
  public static Expression arnOf(Construct scope, String name) {
    Account account = Account.of(AcoreStack.of(scope));
    return account.arn("iam", Expression.literal(""), "role/" + name);
  }

  public Expression arn() {
    return role.arn();
  }

  /** Lets it call a runtime. */
  public void grantInvoke(Expression runtimeArn) {
    role.grant(
        Statement.allow(
            List.of(
                "bedrock-agentcore:InvokeAgentRuntime",
                "bedrock-agentcore:InvokeAgentRuntimeForUser",
                "bedrock-agentcore:StopRuntimeSession"),
            runtimeArn,
            runtimeArn.plus("/*")));
  }

  /** Lets it read and write the tenant's part of a bucket. */
  public void grantObjects(Expression bucketArn) {
    Expression prefix =
        Expression.literal(app + "/").plus(TENANT).plus("/" + agent + "/").plus("*");
    role.grant(
        Statement.allow(List.of("s3:GetObject", "s3:PutObject"), bucketArn.plus("/").plus(prefix)));
    role.grant(
        Statement.allow(List.of("s3:ListBucket"), bucketArn)
            .when("StringLike", "s3:prefix", prefix));
  }

  /** Lets it read and write the tenant's items. */
  public void grantItems(TenancyTable table) {
    table.grant(
        role,
        List.of("dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"),
        List.of(Expression.literal("APP#" + app + "#TENANT#").plus(TENANT)));
  }

  /** Lets it use the key that the tenant's data are encrypted with. */
  public void grantKey(IKey key) {
    key.grantEncryptDecrypt(role);
  }
}
