package io.acore.localcloud.gateway;

import io.acore.localcloud.http.Administration;
import io.undertow.server.HttpServerExchange;
import java.net.URI;
import java.util.Optional;

/**
 * Where gateways are. A path and no host name of its own, because not every system resolves names
 * below `localhost`; and a path that no bucket of S3 can have.
 */
public final class Addresses {
  private static final String PREFIX = Administration.PREFIX + "gateways/";
  private static final String MCP = "/mcp";
  private static final String METADATA = "/.well-known/oauth-protected-resource";

  private Addresses() {}

  /** What `GetGateway` answers as `gatewayUrl`. */
  public static String url(URI endpoint, String gatewayId) {
    return endpoint.resolve(PREFIX + gatewayId + MCP).toString();
  }

  static boolean owns(String path) {
    return path.startsWith(PREFIX);
  }

  /** The gateway of an MCP address. */
  static Optional<String> gateway(String path) {
    return between(path, MCP);
  }

  /** The gateway whose metadata a path is. */
  static Optional<String> metadata(String path) {
    return between(path, METADATA);
  }

  static String metadata(HttpServerExchange exchange, Gateway gateway) {
    return host(exchange) + PREFIX + gateway.id() + METADATA;
  }

  static String url(HttpServerExchange exchange, Gateway gateway) {
    return host(exchange) + PREFIX + gateway.id() + MCP;
  }

  private static String host(HttpServerExchange exchange) {
    return "http://" + exchange.getHostAndPort();
  }

  private static Optional<String> between(String path, String end) {
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return plain.startsWith(PREFIX) && plain.endsWith(end)
        ? Optional.of(
                plain.substring(
                    PREFIX.length(), Math.max(PREFIX.length(), plain.length() - end.length())))
            .filter(id -> !id.isEmpty() && id.indexOf('/') < 0)
        : Optional.empty();
  }
}
