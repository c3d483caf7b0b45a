package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acore.localcloud.http.CredentialScope;
import io.acore.localcloud.token.JwtAuthorizer;
import io.acore.localcloud.token.TokenRefused;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a caller may call a gateway at all. */
final class Inbound {
  private static final String BEARER = "Bearer ";
  private static final Pattern OURS =
      Pattern.compile("https?://(127\\.0\\.0\\.1|\\[::1]|([a-z0-9-]+\\.)*localhost)(:[0-9]+)?");
  private static final String SIGNING_NAME = "bedrock-agentcore";

  private final JwtAuthorizer tokens;
  private final CallerNames names;

  Inbound(JwtAuthorizer tokens, CallerNames names) {
    this.tokens = tokens;
    this.names = names;
  }

  /** A page from elsewhere, open in a browser on this machine, must not call tools. */
  static void checkOrigin(HttpServerExchange exchange) throws Refusal {
    String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
    if (origin != null && !OURS.matcher(origin.toLowerCase(Locale.ROOT)).matches()) {
      throw Refusal.http(
          403, Refusal.INVALID_REQUEST, "Pages of `" + origin + "` may not call this gateway");
    }
  }

  Principal check(HttpServerExchange exchange, Gateway gateway) throws Refusal {
    return switch (gateway.authorizerType()) {
      case "CUSTOM_JWT" -> user(exchange, gateway);
      case "AWS_IAM" -> signer(exchange);
      // Whoever it is was checked by somebody else, as the gateway's owner has declared
      default -> new Principal(Principal.ANYONE, "anyone", MissingNode.getInstance());
    };
  }

  private Principal user(HttpServerExchange exchange, Gateway gateway) throws Refusal {
    String metadata = "resource_metadata=\"" + Addresses.metadata(exchange, gateway) + "\"";
    String token =
        bearer(exchange)
            .orElseThrow(() -> Refusal.unauthenticated("Missing Bearer token", BEARER + metadata));
    try {
      JsonNode claims = tokens.check(token, gateway.jwtAuthorizer());
      return new Principal(Principal.USER, claims.path("sub").asText(), claims);
    } catch (TokenRefused e) {
      throw Refusal.unauthenticated(
          "Invalid Bearer token: " + e.getMessage(),
          BEARER + "error=\"invalid_token\", " + metadata);
    }
  }

  private Principal signer(HttpServerExchange exchange) throws Refusal {
    CredentialScope scope =
        CredentialScope.of(exchange)
            .orElseThrow(
                () ->
                    Refusal.http(
                        403,
                        Refusal.AUTHENTICATION,
                        bearer(exchange).isPresent()
                            ? "Authorization method mismatch: the gateway wants an AWS signature"
                            : "Missing Authentication Token"));
    if (!scope.service().equals(SIGNING_NAME)) {
      throw Refusal.http(
          403,
          Refusal.AUTHENTICATION,
          "Credential should be scoped to correct service: '" + SIGNING_NAME + "'");
    }
    String arn = names.arn(scope.accessKey(), scope.region());
    return new Principal(Principal.ROLE, arn, MissingNode.getInstance());
  }

  private static Optional<String> bearer(HttpServerExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .filter(value -> !value.isEmpty());
  }
}
