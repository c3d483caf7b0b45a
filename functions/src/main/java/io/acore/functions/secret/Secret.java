package io.acore.functions.secret;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** 256 random bits that a browser keeps for us; {@code toString} never shows them. */
public record Secret(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  public Secret {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a secret");
    }
  }

  /** Reads what a browser sent, which may be anything. */
  public static Optional<Secret> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Secret(text)) : Optional.empty();
  }

  public static Secret random(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * What may be stored. The purpose keeps the hash of a state from passing for one of a session.
   */
  public Hash hash(String purpose) {
    return Hash.of(purpose, value);
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
