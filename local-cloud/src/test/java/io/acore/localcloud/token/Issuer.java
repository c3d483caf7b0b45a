package io.acore.localcloud.token;

import com.sun.net.httpserver.HttpServer;
import io.acore.base.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An identity provider with one RSA and one elliptic key. */
public final class Issuer implements AutoCloseable {
  private final HttpServer server;
  private final KeyPair rsa;
  private final KeyPair elliptic;

  public Issuer() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    rsa = generator.generateKeyPair();
    KeyPairGenerator curves = KeyPairGenerator.getInstance("EC");
    curves.initialize(new ECGenParameterSpec("secp256r1"));
    elliptic = curves.generateKeyPair();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve(
        "/.well-known/openid-configuration", Map.of("issuer", url(), "jwks_uri", url() + "/keys"));
    serve("/keys", Map.of("keys", List.of(rsaKey(), ellipticKey())));
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public String discoveryUrl() {
    return url() + "/.well-known/openid-configuration";
  }

  /** A token with the issuer's own claims and these. */
  public String token(String algorithm, Map<String, Object> claims)
      throws GeneralSecurityException {
    Map<String, Object> all = new TreeMap<>();
    all.put("iss", url());
    all.put("exp", System.currentTimeMillis() / 1000 + 60);
    all.putAll(claims);
    String signed =
        encode(Json.compact(Map.of("alg", algorithm, "kid", algorithm)))
            + "."
            + encode(Json.compact(all));
    return signed + "." + sign(algorithm, signed.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String sign(String algorithm, byte[] bytes) throws GeneralSecurityException {
    if (algorithm.equals("none")) {
      return "";
    }
    boolean curve = algorithm.equals("ES256");
    Signature signature =
        Signature.getInstance(curve ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
    signature.initSign(curve ? elliptic.getPrivate() : rsa.getPrivate());
    signature.update(bytes);
    return encode(signature.sign());
  }

  private void serve(String path, Object value) {
    byte[] body = Json.compact(value).getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private Map<String, Object> rsaKey() {
    RSAPublicKey key = (RSAPublicKey) rsa.getPublic();
    return Map.of(
        "kty",
        "RSA",
        "kid",
        "RS256",
        "n",
        number(key.getModulus()),
        "e",
        number(key.getPublicExponent()));
  }

  private Map<String, Object> ellipticKey() {
    ECPublicKey key = (ECPublicKey) elliptic.getPublic();
    return Map.of(
        "kty",
        "EC",
        "kid",
        "ES256",
        "crv",
        "P-256",
        "x",
        number(key.getW().getAffineX()),
        "y",
        number(key.getW().getAffineY()));
  }

  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    return encode(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
