package io.acore.functions.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.acore.functions.secret.SecretValues;
import io.acore.functions.settings.IssuerSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A real provider, through the Nimbus SDK, as a confidential client. */
public final class NimbusProvider implements OidcProvider {
  /** Well below the lease of a refresh, so that whoever has the lease also finishes under it. */
  public static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static final Duration ACCESS_WITHOUT_END = Duration.ofMinutes(5);
  private static final Set<String> GONE =
      Set.of("invalid_grant", "invalid_token", "access_denied", "login_required");

  private final IssuerSettings settings;
  private final SecretValues secrets;
  private final Clock clock;
  private final ProviderAddresses addresses;
  private @Nullable IdTokens idTokens;

  public NimbusProvider(IssuerSettings settings, SecretValues secrets, Clock clock) {
    this.settings = settings;
    this.secrets = secrets;
    this.clock = clock;
    this.addresses = new ProviderAddresses(settings.issuer(), TIMEOUT, clock);
  }

  @Override
  public URI authorization(Challenge challenge, URI callback) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope(settings.scopes().toArray(String[]::new)),
            clientId(),
            callback)
        .endpointURI(addresses.get().getAuthorizationEndpointURI())
        .state(new State(challenge.state()))
        .nonce(new Nonce(challenge.nonce()))
        .codeChallenge(new CodeVerifier(challenge.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  @Override
  public boolean namesItself() {
    return addresses.get().supportsAuthorizationResponseIssuerParam();
  }

  @Override
  public SignIn exchange(String code, Challenge challenge, URI callback) {
    TokenResponse answer =
        ask(
            new AuthorizationCodeGrant(
                new AuthorizationCode(code), callback, new CodeVerifier(challenge.verifier())));
    if (!answer.indicatesSuccess()) {
      throw new SignInFailed(
          "the provider refuses the code: " + code(answer.toErrorResponse().getErrorObject()));
    }
    Tokens tokens = answer.toSuccessResponse().getTokens();
    if (!(tokens instanceof OIDCTokens oidc) || oidc.getIDToken() == null) {
      throw new SignInFailed("the provider sent no ID token");
    }
    Map<String, @Nullable Object> claims = verifier().verify(oidc.getIDToken(), challenge.nonce());
    return new SignIn(
        subject(claims),
        claims,
        new TokenSet(refreshToken(tokens), oidc.getIDTokenString()),
        accessUntil(tokens));
  }

  @Override
  public Refresh refresh(TokenSet tokens) {
    if (tokens.refreshToken().isEmpty()) {
      return new Rejected();
    }
    TokenResponse answer =
        ask(new RefreshTokenGrant(new RefreshToken(tokens.refreshToken().get())));
    if (!answer.indicatesSuccess()) {
      String error = code(answer.toErrorResponse().getErrorObject());
      if (GONE.contains(error)) {
        return new Rejected();
      }
      throw new ProviderUnavailable("the provider cannot refresh: " + error, new IOException());
    }
    Tokens fresh = answer.toSuccessResponse().getTokens();
    Optional<String> refreshToken = refreshToken(fresh).or(tokens::refreshToken);
    if (!(fresh instanceof OIDCTokens oidc) || oidc.getIDToken() == null) {
      return new Refreshed(
          new TokenSet(refreshToken, tokens.idToken()), accessUntil(fresh), Optional.empty());
    }
    try {
      Map<String, @Nullable Object> claims = verifier().verify(oidc.getIDToken(), null);
      if (!subject(claims).equals(subjectOf(tokens.idToken()))) {
        return new Rejected();
      }
      return new Refreshed(
          new TokenSet(refreshToken, oidc.getIDTokenString()),
          accessUntil(fresh),
          Optional.of(claims));
    } catch (SignInFailed e) {
      return new Rejected();
    }
  }

  @Override
  public void revoke(TokenSet tokens) {
    URI endpoint = addresses.get().getRevocationEndpointURI();
    if (endpoint == null || tokens.refreshToken().isEmpty()) {
      return;
    }
    try {
      send(
          new TokenRevocationRequest(
                  endpoint,
                  authentication(secrets.current(settings.clientSecret())),
                  new RefreshToken(tokens.refreshToken().get()))
              .toHTTPRequest());
    } catch (IOException e) {
      throw new ProviderUnavailable("the refresh token cannot be revoked", e);
    }
  }

  @Override
  public Optional<URI> endSession(TokenSet tokens, URI returnTo) {
    return Optional.ofNullable(addresses.get().getEndSessionEndpointURI())
        .map(
            endpoint ->
                new LogoutRequest(endpoint, parse(tokens.idToken()), returnTo, null).toURI());
  }

  /** A secret that was rotated a minute ago is read again once. */
  private TokenResponse ask(AuthorizationGrant grant) {
    try {
      TokenResponse answer = ask(grant, secrets.current(settings.clientSecret()));
      if (!answer.indicatesSuccess()
          && "invalid_client".equals(code(answer.toErrorResponse().getErrorObject()))) {
        return ask(grant, secrets.fresh(settings.clientSecret()));
      }
      return answer;
    } catch (IOException | ParseException e) {
      throw new ProviderUnavailable("the token endpoint does not answer", e);
    }
  }

  private TokenResponse ask(AuthorizationGrant grant, String secret)
      throws IOException, ParseException {
    TokenRequest request =
        new TokenRequest.Builder(
                addresses.get().getTokenEndpointURI(), authentication(secret), grant)
            .build();
    return OIDCTokenResponseParser.parse(send(request.toHTTPRequest()));
  }

  private static HTTPResponse send(HTTPRequest request) throws IOException {
    int millis = Math.toIntExact(TIMEOUT.toMillis());
    request.setConnectTimeout(millis);
    request.setReadTimeout(millis);
    request.setFollowRedirects(false);
    return request.send();
  }

  private ClientAuthentication authentication(String secret) {
    return switch (settings.clientAuthentication()) {
      case BASIC -> new ClientSecretBasic(clientId(), new Secret(secret));
      case POST -> new ClientSecretPost(clientId(), new Secret(secret));
    };
  }

  private synchronized IdTokens verifier() {
    if (idTokens == null) {
      OIDCProviderMetadata metadata = addresses.get();
      idTokens =
          new IdTokens(settings.issuer(), settings.clientId(), metadata.getJWKSetURI(), TIMEOUT);
    }
    return idTokens;
  }

  private ClientID clientId() {
    return new ClientID(settings.clientId());
  }

  private Instant accessUntil(Tokens tokens) {
    long seconds = tokens.getAccessToken().getLifetime();
    Duration life = seconds > 0 ? Duration.ofSeconds(seconds) : ACCESS_WITHOUT_END;
    return clock.instant().plus(life);
  }

  private static Optional<String> refreshToken(Tokens tokens) {
    return Optional.ofNullable(tokens.getRefreshToken()).map(RefreshToken::getValue);
  }

  private static String subject(Map<String, @Nullable Object> claims) {
    return (String) Objects.requireNonNull(claims.get("sub"), "the verifier asks for a subject");
  }

  /** Of a token that was verified when it was stored. */
  private static String subjectOf(String idToken) {
    try {
      return Objects.requireNonNull(parse(idToken).getJWTClaimsSet().getSubject());
    } catch (java.text.ParseException e) {
      throw new IllegalStateException("a stored ID token does not parse", e);
    }
  }

  private static JWT parse(String idToken) {
    try {
      return JWTParser.parse(idToken);
    } catch (java.text.ParseException e) {
      throw new IllegalStateException("a stored ID token does not parse", e);
    }
  }

  /** The provider's word for what is wrong, cut down to what RFC 6749 allows in it. */
  private static String code(@Nullable ErrorObject error) {
    String code = error == null || error.getCode() == null ? "unknown" : error.getCode();
    return code.replaceAll("[^\\x20-\\x7E]", "?");
  }
}
