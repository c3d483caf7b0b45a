package io.acore.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the plain tar archives that npm writes: files with short names. */
final class TarReader implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_OFFSET = 124;
  private static final int SIZE_LENGTH = 11;
  private static final int TYPE_OFFSET = 156;

  private final InputStream in;
  private long left;
  private long padding;

  TarReader(InputStream in) {
    this.in = in;
  }

  /** Moves to the next file; its name, or nothing at the end. */
  String next() throws IOException {
    in.skipNBytes(left + padding);
    byte[] header = in.readNBytes(BLOCK);
    if (header.length < BLOCK || header[0] == 0) {
      left = 0;
      padding = 0;
      return "";
    }
    byte type = header[TYPE_OFFSET];
    if (type != '0' && type != 0) {
      throw new IOException("the archive holds an entry of type " + (char) type);
    }
    left = Long.parseLong(text(header, SIZE_OFFSET, SIZE_LENGTH).strip(), 8);
    padding = (BLOCK - left % BLOCK) % BLOCK;
    return text(header, 0, NAME_LENGTH);
  }

  InputStream contents() {
    return new Contents();
  }

  private static String text(byte[] header, int offset, int length) {
    int end = offset;
    while (end < offset + length && header[end] != 0) {
      end++;
    }
    return new String(header, offset, end - offset, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** The current file; closing it leaves the archive open. */
  private final class Contents extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = in.read(bytes, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new IOException("the archive ends inside a file");
      }
      left -= count;
      return count;
    }
  }
}
