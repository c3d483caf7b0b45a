package io.acore.constructs.function;

import io.acore.base.Sha256;
import io.acore.constructs.metric.Metric;
import io.acore.constructs.observability.LogGroup;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleName;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Statement;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** A Lambda function made from a packaged zip. */
public final class LambdaFunction extends PlacedConstruct implements IFunction {
  private final String address;
  private final IRole role;
  private final Expression name;
  private final LogGroup logs;

  /** Makes a function; its Terraform address is the construct's path. */
  public LambdaFunction(Construct scope, String id, LambdaFunctionProps props) {
    super(scope, id);
    AcoreStack stack = AcoreStack.of(this);
    this.address = Address.of(this);
    this.name = Expression.literal(props.name());
    this.logs =
        new LogGroup(
            this,
            "logs",
            Expression.literal("/aws/lambda/" + props.name()),
            props.retention(),
            props.kmsKeyArn());
    this.role = props.role().orElseGet(() -> makeRole(props));
    logs.grantWrite(role);
    key(props).ifPresent(key -> role.grant(Statement.allow(List.of("kms:Decrypt"), key)));
    if (props.tracing()) {
      role.grant(
          Statement.onEverything(
              "X-Ray knows no resources for these",
              List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments")));
    }
    if (props.vpc().isPresent()) {
      grantInterfaces(stack);
    }
    props.deadLetters().ifPresent(queue -> queue.grantSend(role));
    stack.block(Block.RESOURCE, "aws_lambda_function", address, body(stack, props));
  }

  @Override
  public Expression arn() {
    return Expression.reference("aws_lambda_function." + address + ".arn");
  }

  @Override
  public Optional<String> dependency() {
    return Optional.of("aws_lambda_function." + address);
  }

  /** The version of today's code; only with SnapStart, without which there are no versions. */
  public Expression version() {
    return Expression.reference("aws_lambda_function." + address + ".version");
  }

  public Expression name() {
    return name;
  }

  /** Calls that were refused because too many were running. */
  public Metric metricThrottles() {
    return metric("Throttles");
  }

  /** Where what it says is kept. */
  public LogGroup logs() {
    return logs;
  }

  /** What the function may do; grant it more here. */
  public IRole role() {
    return role;
  }

  /** Calls that ended in an error. */
  public Metric metricErrors() {
    return metric("Errors");
  }

  public Metric metricInvocations() {
    return metric("Invocations");
  }

  private Metric metric(String metric) {
    return new Metric("AWS/Lambda", metric, Map.of("FunctionName", name), Metric.Statistic.SUM);
  }

  /** A digest as Lambda writes it. */
  static String base64(Sha256 digest) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
  }

  // Lambda of the same account sends no source ARN when it takes a role on.
  private IRole makeRole(LambdaFunctionProps props) {
    return new Role(
        this,
        "role",
        RoleProps.of(RoleName.of(props.name(), "function"), Trust.service("lambda.amazonaws.com")));
  }

  // Lambda asks for these in the name of the role before it makes the interfaces.
  private void grantInterfaces(AcoreStack stack) {
    role.grant(
        Statement.onEverything(
            "EC2 knows no resources for these",
            List.of("ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets")));
    role.grant(
        Statement.allow(
            List.of(
                "ec2:AssignPrivateIpAddresses",
                "ec2:CreateNetworkInterface",
                "ec2:DeleteNetworkInterface",
                "ec2:UnassignPrivateIpAddresses"),
            Account.of(stack).arn("ec2", Expression.literal("*"), "*/*")));
  }

  // Lambda forgets a key that has no variables to encrypt, and every later plan would set it again.
  private static Optional<Expression> key(LambdaFunctionProps props) {
    return props.environment().isEmpty() ? Optional.empty() : props.kmsKeyArn();
  }

  private Map<String, Object> body(AcoreStack stack, LambdaFunctionProps props) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("function_name", name);
    body.put("description", props.description());
    body.put("role", role.arn());
    body.putAll(props.code().attributes());
    body.put("source_code_hash", base64(props.digest()));
    body.put("runtime", props.runtime());
    body.put("handler", props.handler());
    if (!props.layers().isEmpty()) {
      body.put("layers", props.layers());
    }
    body.put("architectures", List.of(props.architecture().word()));
    body.put("memory_size", props.memoryMegabytes());
    body.put("timeout", props.timeout().toSeconds());
    body.put("kms_key_arn", key(props));
    body.put("reserved_concurrent_executions", props.reservedConcurrency());
    if (props.snapStart()) {
      // Snapshots are of versions, so each change of the code becomes one.
      body.put("publish", true);
      body.put("snap_start", Map.of("apply_on", "PublishedVersions"));
    }
    if (props.tracing()) {
      body.put("tracing_config", Map.of("mode", "Active"));
    }
    props
        .deadLetters()
        .ifPresent(queue -> body.put("dead_letter_config", Map.of("target_arn", queue.arn())));
    props
        .vpc()
        .ifPresent(
            vpc ->
                body.put(
                    "vpc_config",
                    Map.of(
                        "subnet_ids", vpc.subnets(), "security_group_ids", vpc.securityGroups())));
    if (!props.environment().isEmpty()) {
      body.put("environment", Map.of("variables", props.environment()));
    }
    List<String> before = new ArrayList<>(List.of(logs.dependency()));
    role.dependency().ifPresent(before::add);
    body.put("depends_on", before);
    body.put("tags", stack.tags());
    return body;
  }
}
