package io.acore.constructs.interpreter;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgeSettings;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.Map;
import software.constructs.Construct;

/** A sandbox that agents run code in. */
public final class CodeInterpreter extends PlacedConstruct implements ICodeInterpreter {
  private static final String SYSTEM_ID = "aws.codeinterpreter.v1";

  private final BridgedResource resource;

  /** Makes an interpreter; its Terraform address is the construct's path. */
  public CodeInterpreter(Construct scope, String id, CodeInterpreterProps props) {
    super(scope, id);
    props.role().ifPresent(props.certificates()::grantRead);
    BridgedResource.Builder builder =
        BridgedResource.builder(this, BridgeKind.CODE_INTERPRETER)
            .name(Expression.literal(props.name()))
            .input(input(props));
    props.role().flatMap(IRole::dependency).ifPresent(builder::dependsOn);
    this.resource = builder.build();
  }

  /** One that exists already, in the stack's account and region. */
  public static ICodeInterpreter fromId(AcoreStack stack, Expression id) {
    return new ImportedCodeInterpreter(
        id,
        Account.of(stack)
            .arn(
                "bedrock-agentcore",
                BridgeSettings.of(stack).region(),
                Expression.literal("code-interpreter-custom/").plus(id)));
  }

  /** The one that AWS keeps for everyone: a sandbox without a role. */
  public static ICodeInterpreter system(AcoreStack stack) {
    Expression arn =
        Expression.literal("arn:")
            .plus(Account.of(stack).partition())
            .plus(":bedrock-agentcore:")
            .plus(BridgeSettings.of(stack).region())
            .plus(":aws:code-interpreter/" + SYSTEM_ID);
    return new ImportedCodeInterpreter(Expression.literal(SYSTEM_ID), arn);
  }

  @Override
  public Expression id() {
    return resource.id();
  }

  @Override
  public Expression arn() {
    return resource.arn();
  }

  /** The bridged resource, for what has to come after it. */
  public BridgedResource resource() {
    return resource;
  }

  private static Map<String, Object> input(CodeInterpreterProps props) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("networkConfiguration", props.network().input());
    input.put("description", props.description());
    input.put("executionRoleArn", props.role().map(IRole::arn));
    input.put("certificates", props.certificates().input());
    return input;
  }
}
