package io.acore.localcloud.runtime;

import io.acore.base.UserError;
import java.util.Locale;

/** How an agent comes by AWS credentials. */
public enum AgentCredentials {
  /** As on AWS: none in the environment; SDKs ask the metadata service for the role's. */
  ROLE,
  /** The role's, in environment variables: for SDKs that know nothing of a metadata service. */
  ENVIRONMENT,
  /** None at all, to see what an agent does without. */
  NONE;

  static AgentCredentials of(String text) {
    for (AgentCredentials value : values()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return value;
      }
    }
    throw new UserError(
        "ACORE_LOCAL_CREDENTIALS is `" + text + "`",
        "agents get their credentials by `role`, `environment` or `none`",
        "set it to one of them, or unset it for `role`");
  }
}
