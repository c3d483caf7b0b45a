/**
 * IAM roles whose permissions come from grants.
 *
 * <p>A {@link io.acore.constructs.role.Role} collects {@link io.acore.constructs.role.Statement}s
 * while the stack is built and emits one inline policy at the end: one resource to wait for, and
 * nothing left attached when the role goes. No action may have a wildcard, and a statement on every
 * resource says why the service knows nothing narrower.
 */
@NullMarked
package io.acore.constructs.role;

import org.jspecify.annotations.NullMarked;
