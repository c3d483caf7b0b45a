package io.acore.localcloud.console;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The begin of a body, as text where it is text. */
final class Excerpt {
  private static final int LIMIT = 8 * 1024;

  private byte[] kept = new byte[0];
  private long all;

  synchronized void take(ByteBuffer buffer, int from, int to) {
    all += to - from;
    int length = Math.min(to - from, LIMIT - kept.length);
    if (length > 0) {
      byte[] more = new byte[kept.length + length];
      System.arraycopy(kept, 0, more, 0, kept.length);
      for (int i = 0; i < length; i++) {
        more[kept.length + i] = buffer.get(from + i);
      }
      kept = more;
    }
  }

  synchronized String text() {
    String text = new String(kept, StandardCharsets.UTF_8);
    long strange =
        text.chars()
            .filter(it -> it == '\uFFFD' || (it < ' ' && it != '\n' && it != '\r' && it != '\t'))
            .count();
    if (strange > 1) {
      return "(" + all + " bytes)";
    }
    String masked = Masking.mask(text);
    return all > kept.length ? masked + " … (" + all + " bytes)" : masked;
  }
}
