package io.acore.functions.session;

import io.acore.functions.secret.Hash;
import java.time.Instant;

/**
 * A sign-in that went to the provider and did not come back yet.
 *
 * @param state hash of what the provider must bring back
 * @param browser hash of the cookie of the browser that must bring it
 * @param sealed nonce and PKCE verifier, encrypted
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record LoginTransaction(
    Hash state, Hash browser, String issuer, byte[] sealed, String returnTo, Instant until) {
  public LoginTransaction {
    sealed = sealed.clone();
  }

  @Override
  public byte[] sealed() {
    return sealed.clone();
  }

  public static String place(Hash state) {
    return "login/" + state.value();
  }
}
