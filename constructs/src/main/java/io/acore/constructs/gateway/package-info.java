/**
 * Gateways: one MCP address in front of many tools.
 *
 * <p>A {@link io.acore.constructs.gateway.Gateway} has a role; each {@link
 * io.acore.constructs.gateway.GatewayTarget} gives that role what calling it takes and nothing
 * more. Targets are plain bridged resources without L1 classes, so that hundreds of them stay
 * cheap.
 */
@NullMarked
package io.acore.constructs.gateway;

import org.jspecify.annotations.NullMarked;
