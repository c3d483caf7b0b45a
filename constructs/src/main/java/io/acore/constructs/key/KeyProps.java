package io.acore.constructs.key;

import io.acore.constructs.limit.Limit;
import java.util.Optional;

/**
 * What a key is.
 *
 * @param alias the name people see, without {@code alias/}
 * @param description what it encrypts
 * @param provider the Terraform provider that makes it ({@code aws.agentcore}); without it the
 *     stack's default one
 */
public record KeyProps(String alias, String description, Optional<String> provider) {
  private static final Limit ALIAS =
      Limit.form(
          "key alias",
          "(?!aws/)[a-zA-Z0-9/_-]+",
          1,
          250,
          "letters, digits and `/_-`, not starting with `aws/`",
          "my-agent-dev");

  public KeyProps {
    ALIAS.check(alias);
  }

  public static KeyProps of(String alias, String description) {
    return new KeyProps(alias, description, Optional.empty());
  }

  public KeyProps in(String provider) {
    return new KeyProps(alias, description, Optional.of(provider));
  }
}
