package io.acore.localcloud.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that stand for a workload and its user. They are good until the local cloud ends. */
final class WorkloadToken {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Clock clock;

  WorkloadToken(Clock clock) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.clock = clock;
  }

  String issue(String workload, String user) {
    String claims =
        Json.compact(
            Map.of(
                "workload",
                workload,
                "user",
                user,
                "exp",
                clock.instant().plus(LIFE).toEpochMilli()));
    String body = encode(claims.getBytes(StandardCharsets.UTF_8));
    return body + "." + encode(seal(body));
  }

  /** The workload that a token of ours stands for. */
  Optional<String> workload(String token) {
    int dot = token.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String body = token.substring(0, dot);
    String sealed = encode(seal(body));
    if (!MessageDigest.isEqual(bytes(sealed), bytes(token.substring(dot + 1)))) {
      return Optional.empty();
    }
    JsonNode claims =
        Json.parse(new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8));
    return claims.path("exp").asLong() > clock.millis()
        ? Optional.of(claims.path("workload").asText())
        : Optional.empty();
  }

  private byte[] seal(String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
