package io.acore.functions.oidc;

import java.io.Serial;

/** The identity provider does not answer, or not sensibly; trying again later may help. */
public final class ProviderUnavailable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public ProviderUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
