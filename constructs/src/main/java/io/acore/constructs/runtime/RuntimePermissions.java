package io.acore.constructs.runtime;

import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import java.util.List;

/** The actions around a runtime, and what its own execution role needs in any case. */
public final class RuntimePermissions {
  public static final List<String> INVOKE =
      List.of(
          "bedrock-agentcore:InvokeAgentRuntime",
          "bedrock-agentcore:InvokeAgentRuntimeWithWebSocketStream",
          "bedrock-agentcore:StopRuntimeSession");
  public static final List<String> INVOKE_FOR_USER =
      List.of("bedrock-agentcore:InvokeAgentRuntimeForUser");

  private static final List<String> LOG_GROUPS =
      List.of("logs:CreateLogGroup", "logs:DescribeLogStreams");
  private static final List<String> LOG_EVENTS =
      List.of("logs:CreateLogStream", "logs:PutLogEvents");
  private static final List<String> TRACES =
      List.of(
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments");
  private static final List<String> WORKLOAD_TOKENS =
      List.of(
          "bedrock-agentcore:GetWorkloadAccessToken",
          "bedrock-agentcore:GetWorkloadAccessTokenForJWT",
          "bedrock-agentcore:GetWorkloadAccessTokenForUserId");

  private RuntimePermissions() {}

  /**
   * What every runtime does: write its own logs, send traces and metrics, and ask for tokens of its
   * own workload identity.
   *
   * <p>The runtime's id does not exist yet when its role does, so its log groups and identity are
   * named by the runtime's name and what AgentCore puts behind it.
   */
  public static void grantBasics(
      IRole role, Account account, Expression region, String runtimeName) {
    String logs = "log-group:/aws/bedrock-agentcore/runtimes/" + runtimeName + "-*";
    role.grant(Statement.allow(LOG_GROUPS, account.arn("logs", region, logs)));
    role.grant(Statement.allow(LOG_EVENTS, account.arn("logs", region, logs + ":log-stream:*")));
    // The SDK lists groups before it makes one; the service checks that on no narrower name.
    role.grant(
        Statement.allow(
            List.of("logs:DescribeLogGroups"), account.arn("logs", region, "log-group:*")));
    role.grant(Statement.onEverything("X-Ray knows no narrower resource for these", TRACES));
    role.grant(
        Statement.onEverything(
                "a metric has no ARN; the namespace is the limit",
                List.of("cloudwatch:PutMetricData"))
            .when("StringEquals", "cloudwatch:namespace", "bedrock-agentcore"));
    String directory = "workload-identity-directory/default";
    role.grant(
        Statement.allow(
            WORKLOAD_TOKENS,
            account.arn("bedrock-agentcore", region, directory),
            account.arn(
                "bedrock-agentcore",
                region,
                directory + "/workload-identity/" + runtimeName + "-*")));
  }
}
