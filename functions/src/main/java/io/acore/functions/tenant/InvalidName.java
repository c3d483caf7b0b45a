package io.acore.functions.tenant;

import java.io.Serial;

/** A name has a form that is not allowed where it would be used. */
public final class InvalidName extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  InvalidName(String message) {
    super(message);
  }
}
