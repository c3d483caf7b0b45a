package io.acore.constructs.runtime;

import io.acore.constructs.metric.Metric;
import io.acore.constructs.metric.Metric.Statistic;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;

/** A runtime that is ours or was there before. */
public interface IAgentRuntime {
  Expression id();

  Expression arn();

  /** Lets the role invoke the agent, in every way that needs no impersonation. */
  default void grantInvoke(IRole role) {
    role.grant(Statement.allow(RuntimePermissions.INVOKE, arn(), arn().plus("/*")));
  }

  /** Lets the role invoke the agent in the name of a user it says it speaks for. */
  default void grantInvokeForUser(IRole role) {
    grantInvoke(role);
    role.grant(Statement.allow(RuntimePermissions.INVOKE_FOR_USER, arn(), arn().plus("/*")));
  }

  /** Any metric of the runtime. */
  default Metric metric(String name, Statistic statistic) {
    return Metric.ofAgentCore(name, arn(), statistic);
  }

  /** Requests. */
  default Metric metricInvocations() {
    return metric("Invocations", Statistic.SUM);
  }

  /** Requests refused because there were too many. */
  default Metric metricThrottles() {
    return metric("Throttles", Statistic.SUM);
  }

  /** Requests that failed through AgentCore. */
  default Metric metricSystemErrors() {
    return metric("SystemErrors", Statistic.SUM);
  }

  /** Requests that failed through the caller or the agent. */
  default Metric metricUserErrors() {
    return metric("UserErrors", Statistic.SUM);
  }

  /** Milliseconds from the request to the last token of the answer. */
  default Metric metricLatency() {
    return metric("Latency", Statistic.AVG);
  }

  /** Sessions. */
  default Metric metricSessions() {
    return metric("Sessions", Statistic.SUM);
  }
}
