/**
 * Cedar policies that decide which tool calls a gateway lets through.
 *
 * <p>{@link io.acore.constructs.policy.CedarSyntax} reads every policy with Cedar's own parser
 * while the stack is built. Its native library is loaded only then, so that a project without
 * policies never waits for it.
 */
@NullMarked
package io.acore.constructs.policy;

import org.jspecify.annotations.NullMarked;
