package io.acore.functions.authorizer;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** API Gateway looks for exactly this text to answer 401. */
public final class Unauthorized extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  Unauthorized(@Nullable Throwable cause) {
    super("Unauthorized", cause);
  }
}
