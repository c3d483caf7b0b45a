package io.acore.localcloud.runtime;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Lines, where a line without an end is cut: an agent that prints no newline must not fill memory.
 */
public final class LineReader {
  static final int LONGEST = 32 * 1024;

  private final Reader in;
  private final StringBuilder line = new StringBuilder();

  public LineReader(Reader in) {
    this.in = in;
  }

  public @Nullable String next() throws IOException {
    for (int read = in.read(); read >= 0; read = in.read()) {
      if (read == '\n') {
        return take();
      }
      line.append((char) read);
      if (line.length() >= LONGEST) {
        return take();
      }
    }
    return line.isEmpty() ? null : take();
  }

  private String take() {
    int end = line.length() > 0 && line.charAt(line.length() - 1) == '\r' ? 1 : 0;
    String text = line.substring(0, line.length() - end);
    line.setLength(0);
    return text;
  }
}
