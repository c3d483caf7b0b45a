package io.acore.constructs.identity;

import io.acore.base.UserError;
import java.util.regex.Pattern;

/**
 * Where a secret is, never the secret.
 *
 * @param text {@code ${env:NAME}}, {@code ${ssm:/path}} or {@code ${secret:arn-or-name}}
 */
public record SecretReference(String text) {
  private static final Pattern FORM =
      Pattern.compile("\\$\\{(env:[A-Za-z_][A-Za-z0-9_]*|ssm:/\\S+|secret:\\S+)}");

  public SecretReference {
    if (!FORM.matcher(text).matches()) {
      // The text may be the secret itself, so it is not shown.
      throw new UserError(
          "A secret stands in the configuration itself, or its reference is misspelt",
          "whatever stands there ends up in version control and in Terraform's files",
          "write ${env:NAME}, ${ssm:/path} or ${secret:arn-or-name} instead");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
