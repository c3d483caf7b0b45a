/** CloudWatch metrics that constructs have, for dashboards and alarms. */
@NullMarked
package io.acore.constructs.metric;

import org.jspecify.annotations.NullMarked;
