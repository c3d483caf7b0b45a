package io.acore.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a gzipped tar archive that is the same for the same files, on every machine: no times, no
 * owners, and no compression, which the jar around it does better.
 */
final class TarWriter implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int CHECKSUM_OFFSET = 148;
  private static final int CHECKSUM_LENGTH = 8;

  private final OutputStream out;

  TarWriter(OutputStream out) throws IOException {
    this.out =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.NO_COMPRESSION);
          }
        };
  }

  void put(String name, byte[] bytes) throws IOException {
    byte[] header = new byte[BLOCK];
    set(header, 0, name);
    set(header, 100, "0000644\0");
    set(header, 108, "0000000\0");
    set(header, 116, "0000000\0");
    set(header, 124, octal(bytes.length) + "\0");
    set(header, 136, octal(0) + "\0");
    set(header, CHECKSUM_OFFSET, " ".repeat(CHECKSUM_LENGTH));
    set(header, 156, "0");
    set(header, 257, "ustar\00000");
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xff;
    }
    set(header, CHECKSUM_OFFSET, String.format(Locale.ROOT, "%06o\0 ", sum));
    out.write(header);
    out.write(bytes);
    out.write(new byte[(BLOCK - bytes.length % BLOCK) % BLOCK]);
  }

  private static void set(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (offset == 0 && bytes.length > 100) {
      throw new IllegalArgumentException("name too long for tar: " + text);
    }
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }

  private static String octal(long size) {
    return String.format(Locale.ROOT, "%011o", size);
  }

  @Override
  public void close() throws IOException {
    out.write(new byte[2 * BLOCK]);
    out.close();
  }
}
