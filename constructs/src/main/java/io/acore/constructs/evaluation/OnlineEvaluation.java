package io.acore.constructs.evaluation;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgeSettings;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.metric.Metric;
import io.acore.constructs.metric.Metric.Statistic;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Statement;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** Judges a share of the live traffic, and writes the ratings to CloudWatch. */
public final class OnlineEvaluation extends PlacedConstruct {
  private final BridgedResource resource;

  public OnlineEvaluation(Construct scope, String id, OnlineEvaluationProps props) {
    super(scope, id);
    AcoreStack stack = AcoreStack.of(this);
    Expression region = BridgeSettings.of(stack).region();
    Account account = Account.of(stack);
    IRole role = props.role().orElseGet(() -> ownRole(props, region));
    grantReadTraces(role, account, region, props.logGroups());
    props.evaluators().forEach(evaluator -> evaluator.grantJudge(role, account));
    BridgedResource.Builder builder =
        BridgedResource.builder(this, BridgeKind.ONLINE_EVALUATION)
            .name(Expression.literal(props.name()))
            .input(input(props, role.arn()));
    role.dependency().ifPresent(builder::dependsOn);
    this.resource = builder.build();
  }

  public Expression id() {
    return resource.id();
  }

  public Expression arn() {
    return resource.arn();
  }

  /** Any metric of the evaluation. */
  public Metric metric(String name, Statistic statistic) {
    return Metric.ofAgentCore(name, arn(), statistic);
  }

  private Role ownRole(OnlineEvaluationProps props, Expression region) {
    return new Role(
        this,
        "role",
        RoleProps.of(props.name() + "-eval", Trust.agentCore(region))
            .describedAs("What online evaluation " + props.name() + " may do"));
  }

  private static void grantReadTraces(
      IRole role, Account account, Expression region, List<Expression> groups) {
    List<Expression> read =
        groups.stream()
            .map(group -> account.arn("logs", region, Expression.literal("log-group:").plus(group)))
            .map(arn -> arn.plus(":*"))
            .toList();
    Expression spans = account.arn("logs", region, "log-group:aws/spans:*");
    role.grant(Statement.allow(List.of("logs:StartQuery"), read));
    role.grant(Statement.allow(List.of("logs:StartQuery"), spans));
    role.grant(
        Statement.onEverything("a query's results have no ARN", List.of("logs:GetQueryResults")));
    role.grant(
        Statement.allow(
            List.of("logs:DescribeLogGroups"), account.arn("logs", region, "log-group:*")));
    role.grant(
        Statement.allow(
            List.of("logs:DescribeIndexPolicies", "logs:PutIndexPolicy"),
            account.arn("logs", region, "log-group:aws/spans"),
            spans));
    role.grant(
        Statement.allow(
            List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
            account.arn("logs", region, "log-group:/aws/bedrock-agentcore/evaluations/*")));
  }

  private static Map<String, Object> input(OnlineEvaluationProps props, Expression roleArn) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("samplingConfig", Map.of("samplingPercentage", props.samplingPercentage()));
    rule.put("sessionConfig", Map.of("sessionTimeoutMinutes", props.sessionTimeoutMinutes()));
    if (!props.filters().isEmpty()) {
      rule.put("filters", props.filters().stream().map(TraceFilter::input).toList());
    }
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("rule", rule);
    input.put(
        "dataSourceConfig",
        Map.of(
            "cloudWatchLogs",
            Map.of("logGroupNames", props.logGroups(), "serviceNames", List.of(props.service()))));
    input.put(
        "evaluators",
        props.evaluators().stream().map(it -> Map.of("evaluatorId", it.id())).toList());
    input.put("evaluationExecutionRoleArn", roleArn);
    input.put("enableOnCreate", props.enabled());
    input.put("description", props.description());
    return input;
  }
}
