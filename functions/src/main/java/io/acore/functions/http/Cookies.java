package io.acore.functions.http;

import io.acore.functions.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cookies of a request, and the ones we set.
 *
 * <p>All have the {@code __Host-} prefix: browsers take such a cookie only over TLS, for this host
 * alone and for all its paths, so neither a sibling domain nor a network attacker can plant one.
 */
public final class Cookies {
  public static final String SESSION = "__Host-acore_session";

  /** One cookie for each sign-in under way, so that two tabs do not disturb each other. */
  public static final String LOGIN_PREFIX = "__Host-acore_login_";

  private static final int MOST_BYTES = 8 * 1024;

  private final List<Cookie> all;

  private Cookies(List<Cookie> all) {
    this.all = all;
  }

  /**
   * Reads the {@code Cookie} headers.
   *
   * @throws Refusal 431 when there is more than any honest browser sends us
   */
  public static Cookies of(List<String> headerValues) {
    if (headerValues.stream().mapToInt(String::length).sum() > MOST_BYTES) {
      throw new Refusal(431, "cookies_too_large");
    }
    List<Cookie> all = new ArrayList<>();
    for (String header : headerValues) {
      for (String pair : header.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          all.add(
              new Cookie(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip()));
        }
      }
    }
    return new Cookies(all);
  }

  /**
   * The secret in a cookie; empty when it is missing, malformed, or there are two to choose from.
   */
  public Optional<Secret> secret(String name) {
    List<Cookie> named = all.stream().filter(cookie -> cookie.name().equals(name)).toList();
    return named.size() == 1 ? Secret.read(named.get(0).value()) : Optional.empty();
  }

  /** Names of cookies that start so. */
  public List<String> names(String prefix) {
    return all.stream()
        .map(Cookie::name)
        .filter(name -> name.startsWith(prefix))
        .distinct()
        .toList();
  }

  /** Not sent with any request that another site causes. */
  public static String strict(String name, Secret value, Duration life) {
    return set(name, value, life, "Strict");
  }

  /** Also sent when another site navigates here, which is how an identity provider comes back. */
  public static String lax(String name, Secret value, Duration life) {
    return set(name, value, life, "Lax");
  }

  public static String clear(String name) {
    return name + "=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict";
  }

  private static String set(String name, Secret value, Duration life, String sameSite) {
    return name
        + "="
        + value.value()
        + "; Path=/; Max-Age="
        + life.toSeconds()
        + "; Secure; HttpOnly; SameSite="
        + sameSite;
  }

  private record Cookie(String name, String value) {}
}
