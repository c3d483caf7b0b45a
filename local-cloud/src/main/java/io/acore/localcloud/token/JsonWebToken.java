package io.acore.localcloud.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A signed token, taken apart; nothing in it counts before {@link #isSignedBy} said so. */
record JsonWebToken(JsonNode header, JsonNode claims, String signed, String signature) {
  private static final int PARTS = 3;

  // What asymmetric keys sign with. `none` and the shared-secret ones are not here on purpose.
  private static final Map<String, List<String>> ALGORITHMS =
      Map.of(
          "RS256", List.of("SHA256withRSA", "RSA"),
          "RS384", List.of("SHA384withRSA", "RSA"),
          "RS512", List.of("SHA512withRSA", "RSA"),
          "ES256", List.of("SHA256withECDSAinP1363Format", "EC"),
          "ES384", List.of("SHA384withECDSAinP1363Format", "EC"));

  static JsonWebToken parse(String text) throws TokenRefused {
    String[] parts = text.split("\\.", -1);
    try {
      if (parts.length == PARTS) {
        return new JsonWebToken(
            json(parts[0]), json(parts[1]), parts[0] + "." + parts[1], parts[2]);
      }
    } catch (IllegalArgumentException | JsonProcessingException e) {
      throw new TokenRefused("The bearer token is not a JSON Web Token");
    }
    throw new TokenRefused("The bearer token is not a JSON Web Token");
  }

  String keyId() {
    return header.path("kid").asText("");
  }

  boolean isSignedBy(PublicKey key) {
    List<String> algorithm = ALGORITHMS.get(header.path("alg").asText());
    if (algorithm == null || !algorithm.get(1).equals(key.getAlgorithm())) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(algorithm.get(0));
      verifier.initVerify(key);
      verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
      return verifier.verify(Base64.getUrlDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static JsonNode json(String part) throws JsonProcessingException {
    byte[] bytes = Base64.getUrlDecoder().decode(part);
    return Json.mapper().readTree(new String(bytes, StandardCharsets.UTF_8));
  }
}
