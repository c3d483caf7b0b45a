package io.acore.localcloud.moto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The files that ship beside these classes. */
final class Resources {
  private Resources() {}

  static String text(String name) {
    try (InputStream in =
        Objects.requireNonNull(Resources.class.getResourceAsStream(name), () -> "no " + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
