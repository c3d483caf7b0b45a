/** Tries the policies that AgentCore's documentation and users write. */
@NullMarked
package io.acore.localcloud.policy;

import org.jspecify.annotations.NullMarked;
