package io.acore.functions.tenant;

import java.util.regex.Pattern;

/** The check that every name passes before it may stand in a key, an ARN or a policy. */
final class Names {
  private Names() {}

  static String check(String value, Pattern form, String what) {
    if (!form.matcher(value).matches()) {
      // The value stays out of the text: it may come from an attacker and go to a log
      throw new InvalidName("not a valid " + what + " (" + value.length() + " characters)");
    }
    return value;
  }
}
