package io.acore.constructs.browser;

import io.acore.constructs.metric.Metric;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import java.util.List;

/** A browser that is ours, was there before, or is the one AWS keeps for everyone. */
public interface IBrowser {
  /** What sessions are started with. */
  Expression id();

  Expression arn();

  /** Lets a role drive it, watch it, and stop what it started. */
  default void grantUse(IRole role) {
    role.grant(
        Statement.allow(
            List.of(
                "bedrock-agentcore:StartBrowserSession",
                "bedrock-agentcore:ConnectBrowserAutomationStream",
                "bedrock-agentcore:ConnectBrowserLiveViewStream",
                "bedrock-agentcore:InvokeBrowser",
                "bedrock-agentcore:UpdateBrowserStream",
                "bedrock-agentcore:GetBrowserSession",
                "bedrock-agentcore:ListBrowserSessions",
                "bedrock-agentcore:StopBrowserSession"),
            arn()));
  }

  /** Calls that the service answered with an error of its own. */
  default Metric metricSystemErrors() {
    return Metric.ofAgentCore("SystemErrors", arn(), Metric.Statistic.SUM);
  }

  /** Calls, whatever their answer. */
  default Metric metricInvocations() {
    return Metric.ofAgentCore("Invocations", arn(), Metric.Statistic.SUM);
  }
}
