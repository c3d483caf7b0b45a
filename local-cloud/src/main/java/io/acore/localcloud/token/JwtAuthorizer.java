package io.acore.localcloud.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A `customJWTAuthorizer`: who signed the token, for whom, and what it claims. */
public final class JwtAuthorizer {
  private final IdentityProviders providers;
  private final Clock clock;

  public JwtAuthorizer(Clock clock) {
    this.providers = new IdentityProviders(clock);
    this.clock = clock;
  }

  /** The token's claims, when the authorizer lets it in. */
  public JsonNode check(String text, JsonNode authorizer) throws TokenRefused {
    JsonWebToken token = JsonWebToken.parse(text);
    String discovery = authorizer.path("discoveryUrl").asText();
    if (!token.isSignedBy(providers.key(discovery, token.keyId()))) {
      throw refused("its signature is not the identity provider's");
    }
    JsonNode claims = token.claims();
    long now = clock.instant().getEpochSecond();
    require(now < claims.path("exp").asLong(0), "it has expired");
    require(now >= claims.path("nbf").asLong(0), "it is not valid yet");
    require(
        providers.issuer(discovery).equals(claims.path("iss").asText()),
        "its issuer is `" + claims.path("iss").asText() + "`");
    requireOneOf(claims.path("aud"), authorizer.path("allowedAudience"), "aud");
    requireOneOf(claims.path("client_id"), authorizer.path("allowedClients"), "client_id");
    requireOneOf(claims.path("scope"), authorizer.path("allowedScopes"), "scope");
    for (JsonNode rule : authorizer.path("customClaims")) {
      checkClaim(claims, rule);
    }
    return claims;
  }

  private static void checkClaim(JsonNode claims, JsonNode rule) throws TokenRefused {
    String name = rule.path("inboundTokenClaimName").asText();
    List<String> has = values(claims.path(name));
    JsonNode match = rule.path("authorizingClaimMatchValue");
    JsonNode value = match.path("claimMatchValue");
    List<String> wanted =
        value.has("matchValueString")
            ? List.of(value.path("matchValueString").asText())
            : values(value.path("matchValueStringList"));
    boolean matches =
        switch (match.path("claimMatchOperator").asText()) {
          case "EQUALS" -> has.equals(wanted);
          case "CONTAINS" -> has.containsAll(wanted);
          default -> wanted.stream().anyMatch(has::contains);
        };
    require(matches, "its claim `" + name + "` does not match");
  }

  private static void requireOneOf(JsonNode claim, JsonNode allowed, String name)
      throws TokenRefused {
    if (allowed.isEmpty()) {
      return;
    }
    List<String> has = new ArrayList<>();
    values(claim).forEach(value -> has.addAll(Arrays.asList(value.split(" "))));
    require(
        values(allowed).stream().anyMatch(has::contains),
        "its claim `" + name + "` is not among those allowed");
  }

  private static List<String> values(JsonNode node) {
    Stream<JsonNode> nodes =
        node.isArray()
            ? StreamSupport.stream(node.spliterator(), false)
            : node.isValueNode() ? Stream.of(node) : Stream.of();
    return nodes.map(JsonNode::asText).toList();
  }

  private static void require(boolean fine, String otherwise) throws TokenRefused {
    if (!fine) {
      throw refused(otherwise);
    }
  }

  private static TokenRefused refused(String why) {
    return new TokenRefused("The token is refused: " + why);
  }
}
