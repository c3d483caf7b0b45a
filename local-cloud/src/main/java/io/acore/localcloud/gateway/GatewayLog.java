package io.acore.localcloud.gateway;

/** What a gateway has to tell its owner and not its callers. */
interface GatewayLog {
  void failure(Gateway gateway, String what, ToolFailure failure);
}
