package io.acore.localcloud.signin;

import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.localcloud.http.Service;
import io.acore.localcloud.thread.DaemonThreads;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The provider's addresses, all below {@code /_acore/identity}. */
public final class SignInService implements Service {
  private static final String PREFIX = "/_acore/identity";
  private static final long TOKEN_SECONDS = 300;
  private static final int LARGEST_FORM = 64 * 1024;

  private final Supplier<URI> endpoint;
  private final SignIns signIns;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(new DaemonThreads("sign-in"));

  /**
   * @param endpoint the local cloud's own address
   * @param environment may say how long tokens live, so that a test need not wait five minutes
   */
  public SignInService(Supplier<URI> endpoint, Environment environment) {
    this.endpoint = endpoint;
    long seconds =
        environment.variable("ACORE_LOCAL_TOKEN_SECONDS").map(Long::valueOf).orElse(TOKEN_SECONDS);
    this.signIns =
        new SignIns(
            () -> endpoint.get() + PREFIX, environment.clock(), Duration.ofSeconds(seconds));
  }

  @Override
  public boolean owns(HttpServerExchange exchange) {
    return exchange.getRequestURI().startsWith(PREFIX + "/");
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.dispatch(workers, () -> respond(exchange));
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  private void respond(HttpServerExchange exchange) {
    exchange.startBlocking();
    try {
      boolean post = exchange.getRequestMethod().equals(Methods.POST);
      Map<String, String> query = parameters(exchange.getQueryString());
      switch (exchange.getRequestURI().substring(PREFIX.length())) {
        case "/.well-known/openid-configuration" -> json(exchange, 200, metadata());
        case "/keys" -> json(exchange, 200, signIns.keySet());
        case "/authorize" -> {
          if (post) {
            redirect(exchange, signIns.chosen(form(exchange)));
          } else {
            html(exchange, SignInPage.of(signIns.request(query)));
          }
        }
        case "/token" -> json(exchange, 200, signIns.tokens(client(exchange), form(exchange)));
        case "/logout" -> redirect(exchange, signIns.out(query));
        default -> json(exchange, 404, Map.of("error", "not_found"));
      }
    } catch (SignInRefused refused) {
      json(exchange, 400, Map.of("error", String.valueOf(refused.getMessage())));
    } catch (IOException gone) {
      exchange.endExchange();
    }
  }

  private Map<String, Object> metadata() {
    String issuer = endpoint.get() + PREFIX;
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("issuer", issuer);
    metadata.put("authorization_endpoint", issuer + "/authorize");
    metadata.put("token_endpoint", issuer + "/token");
    metadata.put("jwks_uri", issuer + "/keys");
    metadata.put("end_session_endpoint", issuer + "/logout");
    metadata.put("response_types_supported", java.util.List.of("code"));
    metadata.put("subject_types_supported", java.util.List.of("public"));
    metadata.put("id_token_signing_alg_values_supported", java.util.List.of("RS256"));
    metadata.put("code_challenge_methods_supported", java.util.List.of("S256"));
    metadata.put("authorization_response_iss_parameter_supported", true);
    return metadata;
  }

  /** The client's name: any secret will do. */
  private static String client(HttpServerExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
    if (header == null || !header.startsWith("Basic ")) {
      return "";
    }
    String pair =
        new String(
            java.util.Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
    return decoded(pair.substring(0, Math.max(0, pair.indexOf(':'))));
  }

  private static Map<String, String> form(HttpServerExchange exchange) throws IOException {
    return parameters(
        new String(exchange.getInputStream().readNBytes(LARGEST_FORM), StandardCharsets.UTF_8));
  }

  static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void redirect(HttpServerExchange exchange, String to) {
    exchange.setStatusCode(303);
    exchange.getResponseHeaders().put(Headers.LOCATION, to);
    exchange.endExchange();
  }

  private static void html(HttpServerExchange exchange, String page) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html; charset=utf-8");
    exchange.getResponseSender().send(page);
  }

  private static void json(HttpServerExchange exchange, int status, Map<String, Object> answer) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseSender().send(Json.compact(answer));
  }
}
