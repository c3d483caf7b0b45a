package io.acore.functions.settings;

import java.io.Serial;
import java.util.List;

/** The settings are not usable; the function does not start. */
public final class InvalidSettings extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  InvalidSettings(List<String> problems) {
    super("bff.json: " + String.join("; ", problems));
  }
}
