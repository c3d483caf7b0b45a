package io.acore.constructs.memory;

import io.acore.constructs.metric.Metric;
import io.acore.constructs.metric.Metric.Statistic;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;

/** A memory that is ours or was there before. */
public interface IMemory {
  Expression id();

  Expression arn();

  /** Lets the role read the events of conversations. */
  default void grantReadShortTerm(IRole role) {
    role.grant(Statement.allow(MemoryPermissions.READ_SHORT_TERM, arn()));
  }

  /** Lets the role add and delete events. */
  default void grantWriteShortTerm(IRole role) {
    role.grant(Statement.allow(MemoryPermissions.WRITE_SHORT_TERM, arn()));
  }

  /** Lets the role search and read what was extracted. */
  default void grantReadLongTerm(IRole role) {
    role.grant(Statement.allow(MemoryPermissions.READ_LONG_TERM, arn()));
  }

  /** Lets the role write records past the strategies, and delete them. */
  default void grantWriteLongTerm(IRole role) {
    role.grant(Statement.allow(MemoryPermissions.WRITE_LONG_TERM, arn()));
  }

  /** Lets the role read and write both. */
  default void grantReadWrite(IRole role) {
    grantReadShortTerm(role);
    grantWriteShortTerm(role);
    grantReadLongTerm(role);
    grantWriteLongTerm(role);
  }

  /** Any metric of the memory. */
  default Metric metric(String name, Statistic statistic) {
    return Metric.ofAgentCore(name, arn(), statistic);
  }

  /** Calls of the memory's data operations. */
  default Metric metricInvocations() {
    return metric("Invocations", Statistic.SUM);
  }

  /** Calls that failed. */
  default Metric metricErrors() {
    return metric("Errors", Statistic.SUM);
  }

  /** Milliseconds of a call. */
  default Metric metricLatency() {
    return metric("Latency", Statistic.AVG);
  }
}
