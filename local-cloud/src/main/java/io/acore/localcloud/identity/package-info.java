/**
 * AgentCore Identity's data plane: tokens that stand for a workload, and the keys and tokens that a
 * workload gets for them.
 *
 * <p>{@link IdentityOperations} are the operations, {@link TokenVault} is where the control plane
 * keeps what it was given, {@link ClientCredentials} asks a provider's token endpoint.
 */
@NullMarked
package io.acore.localcloud.identity;

import org.jspecify.annotations.NullMarked;
