package io.acore.localcloud.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that identity providers publish, read through their discovery documents and kept. */
final class IdentityProviders {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration KEPT = Duration.ofMinutes(10);
  // A token with an unknown key asks again, but cannot make us ask all the time
  private static final Duration ASKED_AGAIN = Duration.ofSeconds(10);

  private final Clock clock;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final Map<String, Provider> known = new ConcurrentHashMap<>();

  private record Provider(String issuer, Map<String, PublicKey> keys, Instant read) {}

  IdentityProviders(Clock clock) {
    this.clock = clock;
  }

  String issuer(String discoveryUrl) throws TokenRefused {
    return provider(discoveryUrl, KEPT).issuer();
  }

  PublicKey key(String discoveryUrl, String keyId) throws TokenRefused {
    PublicKey key = provider(discoveryUrl, KEPT).keys().get(keyId);
    if (key == null) {
      key = provider(discoveryUrl, ASKED_AGAIN).keys().get(keyId);
    }
    if (key == null) {
      throw new TokenRefused(
          "The token is refused: `" + discoveryUrl + "` publishes no key `" + keyId + "`");
    }
    return key;
  }

  private Provider provider(String discoveryUrl, Duration atMostOld) throws TokenRefused {
    Provider provider = known.get(discoveryUrl);
    if (provider == null || provider.read().plus(atMostOld).isBefore(clock.instant())) {
      provider = read(discoveryUrl);
      known.put(discoveryUrl, provider);
    }
    return provider;
  }

  private Provider read(String discoveryUrl) throws TokenRefused {
    try {
      JsonNode document = get(discoveryUrl);
      Map<String, PublicKey> keys = new HashMap<>();
      for (JsonNode key : get(document.path("jwks_uri").asText()).path("keys")) {
        if (!key.path("use").asText("sig").equals("sig")) {
          continue;
        }
        switch (key.path("kty").asText()) {
          case "RSA" -> keys.put(key.path("kid").asText(""), rsa(key));
          case "EC" -> keys.put(key.path("kid").asText(""), elliptic(key));
          default -> {}
        }
      }
      return new Provider(document.path("issuer").asText(), Map.copyOf(keys), clock.instant());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new TokenRefused(
          "The token cannot be checked: `" + discoveryUrl + "` cannot be read: " + e.getMessage());
    }
  }

  private JsonNode get(String url) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("`" + url + "` answered HTTP " + answer.statusCode());
      }
      return Json.mapper().readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static PublicKey rsa(JsonNode key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
  }

  private static PublicKey elliptic(JsonNode key) throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(
        new ECGenParameterSpec(
            key.path("crv").asText().equals("P-384") ? "secp384r1" : "secp256r1"));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(number(key.path("x")), number(key.path("y"))),
                curve.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger number(JsonNode text) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
  }
}
