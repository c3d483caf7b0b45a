/**
 * What is kept and shown of a running agent: log groups, delivered logs and traces, transaction
 * search, a dashboard and alarms.
 *
 * <p>Every log group has a retention: one without keeps (and costs) for ever.
 */
@NullMarked
package io.acore.constructs.observability;

import org.jspecify.annotations.NullMarked;
