/**
 * AgentCore Runtime: where an agent's code runs.
 *
 * <p>An {@link io.acore.constructs.runtime.AgentRuntime} takes its code from a zip in S3 or a
 * container image, runs one isolated session per caller, and gets a new version with every change.
 * A {@link io.acore.constructs.runtime.RuntimeEndpoint} is a name for one version, or for the
 * latest.
 */
@NullMarked
package io.acore.constructs.runtime;

import org.jspecify.annotations.NullMarked;
