package io.acore.constructs.interpreter;

import io.acore.constructs.metric.Metric;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import java.util.List;

/** A code interpreter that is ours, was there before, or is the one AWS keeps for everyone. */
public interface ICodeInterpreter {
  /** What sessions are started with. */
  Expression id();

  Expression arn();

  /** Lets a role run code in it, and stop what it started. */
  default void grantUse(IRole role) {
    role.grant(
        Statement.allow(
            List.of(
                "bedrock-agentcore:StartCodeInterpreterSession",
                "bedrock-agentcore:InvokeCodeInterpreter",
                "bedrock-agentcore:GetCodeInterpreterSession",
                "bedrock-agentcore:ListCodeInterpreterSessions",
                "bedrock-agentcore:StopCodeInterpreterSession"),
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
