package io.acore.functions.oidc;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One identity provider. */
public interface OidcProvider {
  /** Where to send the browser. */
  URI authorization(Challenge challenge, URI callback);

  /** Whether the provider always names itself when it answers (RFC 9207). */
  boolean namesItself();

  /**
   * Exchanges a code and verifies the ID token that it brings.
   *
   * @throws SignInFailed when the provider refuses, or its answer does not hold
   */
  SignIn exchange(String code, Challenge challenge, URI callback);

  /**
   * Asks whether the user may go on.
   *
   * @throws ProviderUnavailable when nobody can say now whether the user may go on
   */
  Refresh refresh(TokenSet tokens);

  /** Tells the provider to forget the refresh token. Does what it can. */
  void revoke(TokenSet tokens);

  /** Where to send the browser so that the provider signs the user out too. */
  Optional<URI> endSession(TokenSet tokens, URI returnTo);

  /** What only we know of a sign-in under way. */
  record Challenge(String state, String nonce, String verifier) {
    @Override
    public String toString() {
      return "Challenge[hidden]";
    }
  }

  /** A verified sign-in. */
  record SignIn(
      String subject, Map<String, @Nullable Object> claims, TokenSet tokens, Instant accessUntil) {}

  /** What a refresh can come to. */
  sealed interface Refresh permits Refreshed, Rejected {}

  /** The user may go on; claims are there when the provider sent a new ID token. */
  record Refreshed(
      TokenSet tokens, Instant accessUntil, Optional<Map<String, @Nullable Object>> claims)
      implements Refresh {}

  /** The provider does not know this sign-in any more. */
  record Rejected() implements Refresh {}
}
