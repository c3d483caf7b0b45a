package io.acore.constructs.registry;

import io.acore.constructs.authorizer.JwtAuthorizer;
import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import java.util.Optional;

/**
 * What a registry is.
 *
 * @param name letters, digits and `_-./`, 64 at most
 * @param description shown by the console; without it none
 * @param authorizer lets readers in with a token; without it they sign with IAM. Going from one to
 *     the other makes another registry
 * @param autoApproval whether a record is public without anyone's approval
 */
public record RegistryProps(
    String name,
    Optional<String> description,
    Optional<JwtAuthorizer> authorizer,
    boolean autoApproval) {
  private static final Limit NAME =
      Limit.form(
          "registry name",
          "[a-zA-Z0-9][a-zA-Z0-9_\\-./]*",
          1,
          64,
          "letters, digits and `_-./`",
          "my-registry");

  public RegistryProps {
    NAME.check(name);
    description.ifPresent(AwsLimits.DESCRIPTION::check);
  }
}
