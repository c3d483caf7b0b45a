package io.acore.localcloud.gateway;

/** What a gateway has to tell its owner and not its callers. */
public interface GatewayLog extends AutoCloseable {
  /**
   * One line.
   *
   * @param gatewayArn whose log it is
   * @param requestId the request that it is about
   */
  void line(String gatewayArn, String requestId, boolean error, String text);

  @Override
  void close();
}
