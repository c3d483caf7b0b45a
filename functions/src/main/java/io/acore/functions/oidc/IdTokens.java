package io.acore.functions.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies ID tokens of one provider.
 *
 * <p>Only signatures that nobody but the provider can make: no {@code none}, no HMAC. A key that is
 * not known makes the key set be read again, at most twice in half a minute, so that forged tokens
 * cannot make us attack the provider.
 */
final class IdTokens {
  static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512,
          JWSAlgorithm.EdDSA);
  private static final Duration KEYS_FRESH = Duration.ofMinutes(5);
  private static final Duration REFETCH_INTERVAL = Duration.ofSeconds(30);
  private static final int MOST_BYTES = 256 << 10;
  private static final int SKEW_SECONDS = 60;

  private final String clientId;
  private final IDTokenValidator validator;

  IdTokens(URI issuer, String clientId, URI keys, Duration timeout) {
    this.clientId = clientId;
    validator =
        new IDTokenValidator(
            new Issuer(issuer),
            new ClientID(clientId),
            new JWSVerificationKeySelector<>(ALGORITHMS, keySource(keys, timeout)),
            null);
    validator.setMaxClockSkew(SKEW_SECONDS);
  }

  /**
   * @param nonce what the sign-in asked for; null for a refresh, which has none
   * @throws SignInFailed when the token does not hold
   */
  Map<String, @Nullable Object> verify(JWT token, @Nullable String nonce) {
    if (!(token instanceof SignedJWT signed)) {
      throw new SignInFailed("the ID token is not signed");
    }
    try {
      JWTClaimsSet claims =
          validator.validate(signed, nonce == null ? null : new Nonce(nonce)).toJWTClaimsSet();
      String party = claims.getStringClaim("azp");
      boolean forOthersToo = claims.getAudience().size() > 1;
      if (party == null ? forOthersToo : !clientId.equals(party)) {
        throw new SignInFailed("another party asked for the ID token");
      }
      return claims.getClaims();
    } catch (KeySourceException e) {
      throw new ProviderUnavailable("the provider's keys cannot be read", e);
    } catch (BadJOSEException
        | JOSEException
        | com.nimbusds.oauth2.sdk.ParseException
        | ParseException e) {
      throw new SignInFailed("the ID token does not hold: " + e.getMessage(), e);
    }
  }

  private static JWKSource<SecurityContext> keySource(URI keys, Duration timeout) {
    int millis = Math.toIntExact(timeout.toMillis());
    try {
      return JWKSourceBuilder.create(
              keys.toURL(), new DefaultResourceRetriever(millis, millis, MOST_BYTES))
          .cache(KEYS_FRESH.toMillis(), 2L * millis)
          .refreshAheadCache(false)
          .rateLimited(REFETCH_INTERVAL.toMillis())
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("checked when the description was read", e);
    }
  }
}
