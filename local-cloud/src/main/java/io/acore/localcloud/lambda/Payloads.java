package io.acore.localcloud.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Lambda's limits on what goes in and comes out. */
final class Payloads {
  /** 6 MiB and a little for the service's own frame around it, both ways. */
  static final int LARGEST = 6 * 1024 * 1024 + 100;

  static final int LARGEST_EVENT = 1024 * 1024;

  private static final int BUFFER = 64 * 1024;

  private Payloads() {}

  /**
   * All of it, unless it is too large; then it is read to its end all the same, because who sends
   * it listens only afterwards.
   */
  static Optional<byte[]> read(InputStream in, int largest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    boolean fits = true;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      fits = fits && bytes.size() + read <= largest;
      if (fits) {
        bytes.write(buffer, 0, read);
      }
    }
    return fits ? Optional.of(bytes.toByteArray()) : Optional.empty();
  }

  /** Piece by piece, each sent on at once. */
  static void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
      out.flush();
    }
  }
}
