package io.acore.localcloud.control;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Makes ids in the forms that the service's own have. */
final class Ids {
  private static final String DIGITS = "0123456789";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final Random random = new SecureRandom();

  String make(String form, String name) {
    return switch (form) {
      case "name" -> name;
      case "uuid" -> UUID.randomUUID().toString();
      case "name-mixed10" -> name + "-" + some(DIGITS + LOWER + UPPER, 10);
      case "name-lower10" -> name.toLowerCase(Locale.ROOT) + "-" + some(DIGITS + LOWER, 10);
      case "dashed-lower10" ->
          name.toLowerCase(Locale.ROOT).replace('_', '-') + "-" + some(DIGITS + LOWER, 10);
      case "name-policy10" -> name + "-" + some(DIGITS + LOWER, 10);
      case "upper10" -> some(DIGITS + UPPER, 10);
      case "mixed12" -> some(DIGITS + LOWER + UPPER, 12);
      default -> throw new IllegalStateException("no form of id " + form);
    };
  }

  private String some(String characters, int count) {
    return random
        .ints(count, 0, characters.length())
        .collect(
            StringBuilder::new,
            (text, at) -> text.append(characters.charAt(at)),
            StringBuilder::append)
        .toString();
  }
}
