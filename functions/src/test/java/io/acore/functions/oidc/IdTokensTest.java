package io.acore.functions.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IdTokensTest {
  private static final String ISSUER = "https://idp.example";
  private static final String NONCE = "the-nonce-of-this-sign-in";

  private final ECKey key = newKey("one");
  private final AtomicReference<String> keys =
      new AtomicReference<>(new JWKSet(key).toPublicJWKSet().toString());
  private final AtomicInteger fetches = new AtomicInteger();
  private final HttpServer server = newServer();
  private final IdTokens tokens =
      new IdTokens(
          URI.create(ISSUER),
          "bff",
          URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys"),
          Duration.ofSeconds(5));

  @BeforeEach
  void start() {
    server.createContext(
        "/keys",
        exchange -> {
          fetches.incrementAndGet();
          byte[] body = String.valueOf(keys.get()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void takesAnHonestToken() throws Exception {
    assertThat(tokens.verify(signed(claims().build()), NONCE)).containsEntry("sub", "alice");
  }

  @Test
  void refusesATokenWithoutSignature() {
    assertRefused(new PlainJWT(claims().build()), NONCE);
  }

  @Test
  void refusesHmacEvenWithSecretsThatTheAttackerKnows() throws Exception {
    for (byte[] secret :
        List.of(
            key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
            key.toECPublicKey().getEncoded(),
            "main-secret-main-secret-main-secret".getBytes(StandardCharsets.UTF_8))) {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims().build());
      token.sign(new MACSigner(secret));
      assertRefused(token, NONCE);
    }
  }

  @Test
  void refusesAKeyThatTheTokenBringsAlong() throws Exception {
    ECKey attacker = newKey("one");
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID("one")
                .jwk(attacker.toPublicJWK())
                .jwkURL(URI.create("https://evil.example/keys"))
                .build(),
            claims().build());
    token.sign(new ECDSASigner(attacker));
    assertRefused(token, NONCE);
  }

  @Test
  void refusesAnotherAudience() throws Exception {
    assertRefused(signed(claims().audience("somebody-else").build()), NONCE);
    assertRefused(signed(claims().audience(List.of()).build()), NONCE);
    assertRefused(signed(claims().audience(List.of("bff", "other")).build()), NONCE);
    assertRefused(
        signed(claims().audience(List.of("bff", "other")).claim("azp", "other").build()), NONCE);
    assertRefused(signed(claims().claim("azp", "other").build()), NONCE);
  }

  @Test
  void takesSeveralAudiencesWhenWeAreTheAskingParty() throws Exception {
    JWT token = signed(claims().audience(List.of("bff", "other")).claim("azp", "bff").build());
    assertThat(tokens.verify(token, NONCE)).containsEntry("azp", "bff");
  }

  @Test
  void refusesAnotherIssuer() throws Exception {
    assertRefused(signed(claims().issuer("https://idp.example/").build()), NONCE);
    assertRefused(signed(claims().issuer("https://evil.example").build()), NONCE);
    assertRefused(signed(claims().issuer(null).build()), NONCE);
  }

  @Test
  void refusesAnotherTime() throws Exception {
    assertRefused(
        signed(claims().expirationTime(Date.from(Instant.now().minusSeconds(120))).build()), NONCE);
    assertRefused(
        signed(claims().issueTime(Date.from(Instant.now().plusSeconds(300))).build()), NONCE);
    assertRefused(signed(claims().expirationTime(null).build()), NONCE);
  }

  @Test
  void refusesTheNonceOfAnotherSignIn() throws Exception {
    assertRefused(signed(claims().claim("nonce", "other").build()), NONCE);
    assertRefused(signed(claims().claim("nonce", null).build()), NONCE);
  }

  @Test
  void refusesATokenWithoutSubject() throws Exception {
    assertRefused(signed(claims().subject(null).build()), NONCE);
  }

  @Test
  void refusesAnAccessTokenInPlaceOfAnIdToken() throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID("one")
                .type(new JOSEObjectType("at+jwt"))
                .build(),
            claims().build());
    token.sign(new ECDSASigner(key));
    assertRefused(token, NONCE);
  }

  @Test
  void followsARotationOfKeys() throws Exception {
    tokens.verify(signed(claims().build()), NONCE);
    ECKey next = newKey("two");
    keys.set(new JWKSet(next).toPublicJWKSet().toString());

    assertThat(tokens.verify(signed(claims().build(), next), NONCE)).containsEntry("sub", "alice");
    // The old key is gone from the set, and so is trust in it
    assertRefused(signed(claims().build()), NONCE);
  }

  @Test
  void asksForKeysRarelyHoweverManyForgeriesCome() throws Exception {
    for (int i = 0; i < 100; i++) {
      JWT forged = signed(claims().build(), newKey("forged-" + i % 3));
      assertThatThrownBy(() -> tokens.verify(forged, NONCE)).isInstanceOf(RuntimeException.class);
    }
    assertThat(fetches.get()).isLessThanOrEqualTo(3);
    assertThat(tokens.verify(signed(claims().build()), NONCE)).containsEntry("sub", "alice");
  }

  private void assertRefused(JWT token, String nonce) {
    assertThatThrownBy(() -> tokens.verify(token, nonce))
        .isInstanceOfAny(SignInFailed.class, ProviderUnavailable.class);
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject("alice")
        .audience("bff")
        .issueTime(Date.from(Instant.now()))
        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
        .claim("nonce", NONCE);
  }

  private SignedJWT signed(JWTClaimsSet claims) throws JOSEException {
    return signed(claims, key);
  }

  private static SignedJWT signed(JWTClaimsSet claims, ECKey with) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(with.getKeyID()).build(), claims);
    token.sign(new ECDSASigner(with));
    return token;
  }

  private static ECKey newKey(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
