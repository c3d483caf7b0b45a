package io.acore.constructs.gateway;

import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.metric.Metric;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Optional;

/** A gateway that is ours or was there before. */
public sealed interface IGateway permits Gateway, ImportedGateway {
  Expression id();

  Expression arn();

  /** Its MCP address. */
  Expression url();

  /** What it calls its targets as. */
  IRole role();

  /**
   * The name of the identity that the service makes for it; with `*` at its end when ours, because
   * the role must not wait for the gateway that waits for the role.
   */
  Expression workloadIdentity();

  /** The bridged resource that its targets live in; empty when it was there before. */
  Optional<BridgedResource> resource();

  /** Lets a role call the gateway; for gateways that ask for a token this changes nothing. */
  default void grantInvoke(IRole caller) {
    caller.grant(Statement.allow(List.of("bedrock-agentcore:InvokeGateway"), arn()));
  }

  /** Calls, whatever their answer. */
  default Metric metricInvocations() {
    return Metric.ofAgentCore("Invocations", arn(), Metric.Statistic.SUM);
  }

  /** Calls that the service answered with an error of its own. */
  default Metric metricSystemErrors() {
    return Metric.ofAgentCore("SystemErrors", arn(), Metric.Statistic.SUM);
  }

  /** Calls that were wrong, refused ones among them. */
  default Metric metricUserErrors() {
    return Metric.ofAgentCore("UserErrors", arn(), Metric.Statistic.SUM);
  }

  /** Calls that came too fast. */
  default Metric metricThrottles() {
    return Metric.ofAgentCore("Throttles", arn(), Metric.Statistic.SUM);
  }

  /** Milliseconds until the answer began. */
  default Metric metricLatency() {
    return Metric.ofAgentCore("Latency", arn(), Metric.Statistic.AVG);
  }

  /** Milliseconds that the target took of it. */
  default Metric metricTargetExecutionTime() {
    return Metric.ofAgentCore("TargetExecutionTime", arn(), Metric.Statistic.AVG);
  }
}
