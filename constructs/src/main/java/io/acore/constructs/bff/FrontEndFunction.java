package io.acore.constructs.bff;

import io.acore.constructs.function.LambdaFunction;
import io.acore.constructs.function.LambdaFunctionProps;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.Map;
import software.constructs.Construct;

/**
 * A function behind an alias, which API Gateway calls: with SnapStart only versions start fast, and
 * an alias moves to a new one when it is ready.
 */
public final class FrontEndFunction extends PlacedConstruct {
  private static final String ALIAS = "live";

  private final AcoreStack stack;
  private final String address;
  private final LambdaFunction function;

  /** Makes a function; its Terraform address is the construct's path. */
  public FrontEndFunction(Construct scope, String id, LambdaFunctionProps props) {
    super(scope, id);
    this.stack = AcoreStack.of(this);
    this.address = Address.of(this);
    this.function = new LambdaFunction(this, "function", props);
    stack.block(
        Block.RESOURCE,
        "aws_lambda_alias",
        address,
        Map.of(
            "name",
            ALIAS,
            "function_name",
            function.arn(),
            "function_version",
            props.snapStart() ? function.version() : Expression.literal("$LATEST")));
  }

  public LambdaFunction function() {
    return function;
  }

  public IRole role() {
    return function.role();
  }

  /** The alias's ARN. */
  public Expression arn() {
    return Expression.reference("aws_lambda_alias." + address + ".arn");
  }

  /** What an integration of API Gateway calls for an answer in one piece. */
  Expression invocations(Expression region) {
    return uri(region, "2015-03-31", "invocations");
  }

  /** The same for an answer that streams. */
  Expression streamingInvocations(Expression region) {
    return uri(region, "2021-11-15", "response-streaming-invocations");
  }

  /** Lets an API call it. */
  void allow(Expression sourceArn) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("statement_id", "api");
    body.put("action", "lambda:InvokeFunction");
    body.put("principal", "apigateway.amazonaws.com");
    body.put("function_name", function.arn());
    body.put("qualifier", Expression.reference("aws_lambda_alias." + address + ".name"));
    body.put("source_arn", sourceArn);
    stack.block(Block.RESOURCE, "aws_lambda_permission", address, body);
  }

  private Expression uri(Expression region, String version, String what) {
    return Expression.literal("arn:")
        .plus(Account.of(stack).partition())
        .plus(":apigateway:")
        .plus(region)
        .plus(":lambda:path/" + version + "/functions/")
        .plus(arn())
        .plus("/" + what);
  }
}
