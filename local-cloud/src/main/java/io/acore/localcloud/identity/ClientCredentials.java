package io.acore.localcloud.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** OAuth2's client credentials grant; a token is kept until shortly before it ends. */
public final class ClientCredentials {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration EARLY = Duration.ofSeconds(30);
  private static final long UNSAID_SECONDS = 60;
  private static final int MOST_KEPT = 1_000;

  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Map<Sha256, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(String token, Instant end) {}

  public ClientCredentials(Clock clock) {
    this.clock = clock;
  }

  /**
   * An access token.
   *
   * @param provider a configuration with `clientId`, `clientSecret` and where to find the endpoint
   * @param more parameters of the provider's own
   */
  public String token(
      JsonNode provider, List<String> scopes, Map<String, String> more, boolean fresh)
      throws TokenFailure {
    Sha256 key = Sha256.of(Json.compact(List.of(provider, scopes, more)));
    Kept there = kept.get(key);
    if (there != null && !fresh && clock.instant().isBefore(there.end())) {
      return there.token();
    }
    JsonNode answer = ask(provider, scopes, more);
    String token = answer.path("access_token").asText();
    if (token.isEmpty()) {
      throw new TokenFailure("The token endpoint answered without `access_token`");
    }
    long seconds = answer.path("expires_in").asLong(UNSAID_SECONDS);
    kept.values().removeIf(it -> it.end().isBefore(clock.instant()));
    if (kept.size() < MOST_KEPT) {
      kept.put(key, new Kept(token, clock.instant().plusSeconds(seconds).minus(EARLY)));
    }
    return token;
  }

  private JsonNode ask(JsonNode provider, List<String> scopes, Map<String, String> more)
      throws TokenFailure {
    String id = provider.path("clientId").asText();
    String secret = provider.path("clientSecret").asText();
    Map<String, String> form = new TreeMap<>(more);
    form.put("grant_type", "client_credentials");
    if (!scopes.isEmpty()) {
      form.put("scope", String.join(" ", scopes));
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(endpoint(provider)));
    if (provider.path("clientAuthenticationMethod").asText().equals("CLIENT_SECRET_POST")) {
      form.put("client_id", id);
      form.put("client_secret", secret);
    } else {
      String pair = encode(id) + ":" + encode(secret);
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    String body =
        form.entrySet().stream()
            .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private String endpoint(JsonNode provider) throws TokenFailure {
    JsonNode discovery = provider.path("oauthDiscovery");
    String known =
        discovery
            .path("authorizationServerMetadata")
            .path("tokenEndpoint")
            .asText(provider.path("tokenEndpoint").asText());
    if (!known.isEmpty()) {
      return known;
    }
    String url = discovery.path("discoveryUrl").asText();
    if (url.isEmpty()) {
      throw new TokenFailure(
          "The credential provider names neither a discovery URL nor an endpoint");
    }
    String found =
        send(HttpRequest.newBuilder(uri(url)).GET().build()).path("token_endpoint").asText();
    if (found.isEmpty()) {
      throw new TokenFailure("`" + url + "` names no `token_endpoint`");
    }
    return found;
  }

  private JsonNode send(HttpRequest request) throws TokenFailure {
    CompletableFuture<HttpResponse<String>> pending =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    String where = "`" + request.uri() + "`";
    try {
      HttpResponse<String> answer = pending.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      if (answer.statusCode() != 200) {
        throw new TokenFailure(
            where + " answered HTTP " + answer.statusCode() + ": " + start(answer.body()));
      }
      return Json.mapper().readTree(answer.body());
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw new TokenFailure(where + " did not answer within " + LIMIT.toSeconds() + " seconds", e);
    } catch (ExecutionException | IOException e) {
      throw new TokenFailure(where + " gave no answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw new TokenFailure(where + " was not waited for", e);
    }
  }

  private static URI uri(String text) throws TokenFailure {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new TokenFailure("`" + text + "` is not an address", e);
    }
  }

  private static String start(String text) {
    return text.length() > 500 ? text.substring(0, 500) + "..." : text;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
