/** Who outside the account, or which role in it, may use one AgentCore resource. */
@NullMarked
package io.acore.constructs.resourcepolicy;

import org.jspecify.annotations.NullMarked;
