/**
 * AgentCore's gateways: one MCP address in front of many tools.
 *
 * <p>{@link GatewayService} speaks HTTP, {@code Inbound} says who may call, {@code Conversation}
 * answers MCP's methods, {@code Toolbox} knows the tools, and a {@code ToolTarget} of each kind
 * calls them. Every wait has an end, and every answer a largest size.
 */
@NullMarked
package io.acore.localcloud.gateway;

import org.jspecify.annotations.NullMarked;
