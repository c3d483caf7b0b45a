/**
 * Who an agent is towards others, and the credentials it may use there.
 *
 * <p>Keys and client secrets are {@link io.acore.constructs.identity.SecretReference}s: the bridge
 * reads them when it applies, so they never reach Terraform's state.
 */
@NullMarked
package io.acore.constructs.identity;

import org.jspecify.annotations.NullMarked;
