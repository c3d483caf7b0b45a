package io.acore.localcloud.dataplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.http.CredentialScope;
import io.acore.localcloud.runtime.AgentSpec;
import io.acore.localcloud.token.JwtAuthorizer;
import io.acore.localcloud.token.TokenRefused;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Whether a caller may call: by signature, or by token where the runtime has an authorizer. */
final class Caller {
  private static final String BEARER = "Bearer ";
  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
  // A presigned WebSocket URL is refused by AWS beyond this
  private static final Duration LONGEST_PRESIGNED = Duration.ofMinutes(5);

  private final JwtAuthorizer tokens;
  private final Clock clock;

  Caller(JwtAuthorizer tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Reading the keys of an identity provider waits; a signature is looked at at once. */
  boolean mustWait(AgentSpec spec) {
    return spec.jwtAuthorizer().isPresent();
  }

  /** The user for whom is called, where the caller says so; refuses who may not call. */
  Optional<String> check(HttpServerExchange exchange, AgentSpec spec) throws ServiceError {
    boolean signed = CredentialScope.of(exchange).isPresent();
    if (spec.jwtAuthorizer().isPresent()) {
      if (signed) {
        throw mismatch("a JSON Web Token", "a signature");
      }
      String token =
          bearer(exchange)
              .orElseThrow(() -> ServiceError.unauthorized("The bearer token is missing"));
      try {
        JsonNode claims = tokens.check(token, spec.jwtAuthorizer().get());
        return Optional.of(claims.path("iss").asText() + " " + claims.path("sub").asText());
      } catch (TokenRefused e) {
        throw ServiceError.unauthorized(String.valueOf(e.getMessage()));
      }
    }
    if (!signed) {
      throw bearer(exchange).isPresent()
          ? mismatch("an AWS signature", "a bearer token")
          : ServiceError.denied("The request has no signature");
    }
    checkPresigned(exchange);
    return Call.header(exchange, Names.USER);
  }

  private static ServiceError mismatch(String wants, String got) {
    return ServiceError.denied(
        "Authorization method mismatch: the runtime is configured for "
            + wants
            + ", and the request brings "
            + got);
  }

  private static Optional<String> bearer(HttpServerExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .or(() -> Subprotocols.token(exchange));
  }

  private void checkPresigned(HttpServerExchange exchange) throws ServiceError {
    Optional<String> expires = Call.query(exchange, "X-Amz-Expires");
    Optional<String> date = Call.query(exchange, "X-Amz-Date");
    if (expires.isEmpty() || date.isEmpty()) {
      return;
    }
    try {
      Duration life = Duration.ofSeconds(Long.parseLong(expires.get()));
      Instant signed = LocalDateTime.parse(date.get(), AMZ_DATE).toInstant(ZoneOffset.UTC);
      if (life.compareTo(LONGEST_PRESIGNED) > 0) {
        throw ServiceError.denied("A presigned URL lives 300 seconds at most");
      }
      if (clock.instant().isAfter(signed.plus(life))) {
        throw ServiceError.denied("The presigned URL has expired");
      }
    } catch (DateTimeException | NumberFormatException e) {
      throw ServiceError.denied("The presigned URL's date or life cannot be read");
    }
  }
}
