package io.acore.localcloud.policy;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Who calls, and through what.
 *
 * @param type the principal's type in Cedar
 * @param id the principal's id
 * @param claims of a token, which policies read as the principal's tags; may be missing
 * @param gatewayArn the resource
 */
public record Subject(String type, String id, JsonNode claims, String gatewayArn) {}
