/**
 * What a deployment's identity has to be allowed, computed from the stacks that it deploys.
 *
 * <p>{@link io.acore.stacks.permission.DeployPolicy} reads the Terraform JSON and the bridge's
 * table beside it; {@code actions.conf} says what each resource type needs. A type that stands
 * nowhere is an error, not a gap in the policy.
 */
@NullMarked
package io.acore.stacks.permission;

import org.jspecify.annotations.NullMarked;
