/**
 * The bridge: AgentCore resources that are AWS CLI calls with a real create, update and delete.
 *
 * <p>Each {@link io.acore.constructs.bridge.BridgedResource} is an owner, a create, a content and
 * the SSM data sources (docs/adr/0001-bridge-shape.md says why three). {@link
 * io.acore.constructs.bridge.BridgeKind} is the one table of what the AWS CLI calls are named and
 * what they answer.
 */
@NullMarked
package io.acore.constructs.bridge;

import org.jspecify.annotations.NullMarked;
