package io.acore.stacks.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret named, not written: {@code ${env:NAME}}, {@code ${ssm:/path}} or {@code ${secret:id}}.
 *
 * @param kind {@code env}, {@code ssm} or {@code secret}
 * @param id the variable, the parameter's path, or the secret's name or ARN
 */
public record SecretReference(String kind, String id) {
  static final Pattern PATTERN =
      Pattern.compile(
          "\\$\\{(?:(env):([A-Za-z_][A-Za-z0-9_]*)|(ssm):(/[A-Za-z0-9_./-]+)|(secret):([A-Za-z0-9_+=.@:/-]+))\\}");

  /** The reference that a text is; none when it is plain text. */
  public static Optional<SecretReference> of(String text) {
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group < 6; group += 2) {
      if (matcher.group(group) != null) {
        return Optional.of(new SecretReference(matcher.group(group), matcher.group(group + 1)));
      }
    }
    return Optional.empty();
  }

  /** As it stands in the file. */
  @Override
  public String toString() {
    return "${" + kind + ":" + id + "}";
  }
}
