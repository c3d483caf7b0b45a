package io.acore.functions.tenant;

import io.acore.functions.secret.Hash;
import java.util.regex.Pattern;

/**
 * A user as everything behind the sign-in knows it.
 *
 * <p>Made from issuer and subject, so that two providers that call somebody {@code alice} have two
 * users, and so that no provider chooses characters that reach a key or a log.
 */
public record UserId(String value) {
  private static final Pattern FORM = Pattern.compile("u-[A-Za-z0-9_-]{27}");

  public UserId {
    Names.check(value, FORM, "user id");
  }

  public static UserId of(String issuer, String subject) {
    return new UserId("u-" + Hash.of("acore-user", issuer, subject).value().substring(0, 27));
  }
}
