package io.acore.localcloud.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The local cloud's own commands. Each needs the token of the state file, which only the project's
 * owner can read: another user of the machine, or a web page, cannot stop it.
 */
public final class Administration implements HttpHandler {
  public static final String PREFIX = "/_acore/";
  public static final String TOKEN_HEADER = "X-Acore-Token";

  private static final Logger LOG = Logger.getLogger(Administration.class.getName());

  private final String token;
  private final Map<String, Command> commands;

  public Administration(String token, Map<String, Command> commands) {
    this.token = token;
    this.commands = Map.copyOf(commands);
  }

  /** One command; its answer is sent as JSON. */
  @FunctionalInterface
  public interface Command {
    Object run(JsonNode input);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    String sent = String.valueOf(exchange.getRequestHeaders().getFirst(TOKEN_HEADER));
    Command command = commands.get(exchange.getRequestURI().substring(PREFIX.length()));
    if (!MessageDigest.isEqual(bytes(sent), bytes(token))) {
      answer(exchange, 403, Map.of("message", "the token of the state file is missing"));
    } else if (command == null) {
      answer(exchange, 404, Map.of("message", "there is no such command"));
    } else {
      exchange
          .getRequestReceiver()
          .receiveFullBytes((it, body) -> it.dispatch(() -> run(it, command, body)));
    }
  }

  private static void run(HttpServerExchange exchange, Command command, byte[] body) {
    try {
      answer(exchange, 200, command.run(Json.parse(text(body))));
    } catch (RuntimeException e) {
      // Whatever it is, whoever asked must not wait for ever
      LOG.log(Level.SEVERE, exchange.getRequestURI(), e);
      answer(exchange, 500, Map.of("message", String.valueOf(e)));
    }
  }

  private static void answer(HttpServerExchange exchange, int status, Object body) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(Json.compact(body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] body) {
    return body.length == 0 ? "{}" : new String(body, StandardCharsets.UTF_8);
  }
}
