package io.acore.localcloud.gateway;

import io.acore.base.Json;
import io.acore.localcloud.runtime.LogShipper;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The log group of each gateway, in the form of AgentCore's application logs. */
public final class CloudWatchLog implements GatewayLog {
  private static final String GROUP = "/aws/vendedlogs/bedrock-agentcore/gateway/APPLICATION_LOGS/";
  private static final String STREAM = "BedrockAgentCoreGateway_ApplicationLogs";

  private final LogShipper shipper;
  private final Clock clock;
  private final Map<String, LogShipper.Stream> streams = new ConcurrentHashMap<>();

  public CloudWatchLog(LogShipper shipper, Clock clock) {
    this.shipper = shipper;
    this.clock = clock;
  }

  @Override
  public void line(String gatewayArn, String requestId, boolean error, String text) {
    String[] parts = gatewayArn.split(":", -1);
    streams
        .computeIfAbsent(
            gatewayArn,
            arn -> shipper.open(parts[3], GROUP + arn.substring(arn.lastIndexOf('/') + 1), STREAM))
        .accept(
            Json.compact(
                Map.of(
                    "resource_arn",
                    gatewayArn,
                    "account_id",
                    parts[4],
                    "event_timestamp",
                    clock.millis(),
                    "request_id",
                    requestId,
                    "body",
                    Map.of("isError", error, "log", text, "requestId", requestId))));
  }

  @Override
  public void close() {
    shipper.close();
  }
}
