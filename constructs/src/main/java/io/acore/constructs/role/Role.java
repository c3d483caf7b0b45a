package io.acore.constructs.role;

import io.acore.base.UserError;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.constructs.Construct;

/** An IAM role that one AWS service takes on, with the permissions that grants gave it. */
public final class Role extends PlacedConstruct implements IRole {
  private static final String NAME = "[\\w+=,.@-]{1,64}";
  private static final String ARN = "arn:aws(-[a-z]+)*:iam::[0-9]{12}:role/.+";

  private final AcoreStack stack;
  private final String address;
  private final List<Statement> statements = new ArrayList<>();

  /** Makes a role; its Terraform address is the construct's path. */
  public Role(Construct scope, String id, RoleProps props) {
    super(scope, id);
    check(props.name());
    this.stack = AcoreStack.of(this);
    this.address = Address.of(this);
    emitRole(props);
    stack.atEnd(this::emitPolicy);
  }

  /** A role that exists already, by its ARN. */
  public static IRole fromArn(Expression arn) {
    if (arn.isLiteral() && !arn.toString().matches(ARN)) {
      throw new UserError(
          "`" + arn + "` is not the ARN of a role",
          "a role's ARN looks like arn:aws:iam::<account>:role/<name>",
          "copy it from `aws iam get-role --role-name <name>`");
    }
    String inner = "reverse(split(\"/\", " + arn.inner() + "))[0]";
    return new ImportedRole(arn, Expression.reference(inner));
  }

  @Override
  public Expression arn() {
    return Expression.reference("aws_iam_role." + address + ".arn");
  }

  @Override
  public Expression name() {
    return Expression.reference("aws_iam_role." + address + ".name");
  }

  @Override
  public void grant(Statement statement) {
    statements.add(statement);
  }

  /** The policy once the role has a permission; until then the role itself. */
  @Override
  public Optional<String> dependency() {
    String type = statements.isEmpty() ? "aws_iam_role" : "aws_iam_role_policy";
    return Optional.of(type + "." + address);
  }

  public String address() {
    return address;
  }

  private static void check(Expression name) {
    if (name.isLiteral() && !name.toString().matches(NAME)) {
      throw new UserError(
          "Role name `" + name + "` is not valid",
          "IAM allows 1 to 64 letters, digits and `+=,.@_-`",
          "choose a shorter or plainer name");
    }
  }

  private void emitRole(RoleProps props) {
    Expression trust = stack.local(address + "_trust", props.trust().json(stack));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", props.name());
    props.description().ifPresent(text -> body.put("description", text));
    body.put("assume_role_policy", jsonencode(trust));
    body.put("tags", stack.tags());
    stack.block(Block.RESOURCE, "aws_iam_role", address, body);
  }

  private void emitPolicy() {
    if (statements.isEmpty()) {
      return;
    }
    List<Statement> merged = Statement.merge(statements);
    PolicyParts parts = PolicyParts.of(address, merged);
    List<String> further = new ArrayList<>();
    for (Statement statement : parts.managed()) {
      further.add(emitFurther(further.size() + 2, statement));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    Map<String, Object> reasons = new TreeMap<>();
    for (Statement statement : merged) {
      statement.reason().ifPresent(why -> reasons.put(String.join(" ", statement.actions()), why));
    }
    if (!reasons.isEmpty()) {
      // Terraform skips a `//` property; a reader of the plan's source finds the reason here.
      body.put("//", Map.of("why_every_resource", reasons));
    }
    body.put("name", "permissions");
    body.put("role", name());
    body.put("policy", document(address + "_policy", parts.inline()));
    if (!further.isEmpty()) {
      // Who waits for this policy waits for all of them
      body.put("depends_on", further);
    }
    stack.block(Block.RESOURCE, "aws_iam_role_policy", address, body);
  }

  private String emitFurther(int number, Statement statement) {
    String id = address + "_" + number;
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("name", name().plus("-" + number));
    policy.put("policy", document(id + "_policy", List.of(statement)));
    policy.put("tags", stack.tags());
    stack.block(Block.RESOURCE, "aws_iam_policy", id, policy);
    Map<String, Object> attachment = new LinkedHashMap<>();
    attachment.put("role", name());
    attachment.put("policy_arn", Expression.reference("aws_iam_policy." + id + ".arn"));
    stack.block(Block.RESOURCE, "aws_iam_role_policy_attachment", id, attachment);
    return "aws_iam_role_policy_attachment." + id;
  }

  private Expression document(String local, List<Statement> statements) {
    List<Map<String, Object>> written = statements.stream().map(Statement::json).toList();
    return jsonencode(stack.local(local, Map.of("Version", "2012-10-17", "Statement", written)));
  }

  private static Expression jsonencode(Expression local) {
    return Expression.reference("jsonencode(" + local.inner() + ")");
  }
}
