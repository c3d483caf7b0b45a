package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Who calls.
 *
 * @param type the type that policies know it by
 * @param id who it is among those
 * @param claims of its token
 */
record Principal(String type, String id, JsonNode claims) {
  static final String USER = "AgentCore::OAuthUser";
  static final String ROLE = "AgentCore::IamEntity";
  static final String ANYONE = "AgentCore::Unauthenticated";
}
