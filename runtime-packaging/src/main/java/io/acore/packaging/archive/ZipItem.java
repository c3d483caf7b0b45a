package io.acore.packaging.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One entry as the zip's headers describe it.
 *
 * @param name path inside the zip, with {@code /}
 * @param executable whether the mode is 0755, not 0644
 * @param deflated whether the data is compressed
 * @param crc32 of the content
 * @param compressedSize bytes in the zip
 * @param size bytes when unpacked
 * @param offset where the local header starts
 */
public record ZipItem(
    String name,
    boolean executable,
    boolean deflated,
    long crc32,
    long compressedSize,
    long size,
    long offset) {
  static final int LOCAL = 0x04034b50;
  static final int CENTRAL = 0x02014b50;
  static final int END = 0x06054b50;
  static final int LOCAL_LENGTH = 30;
  static final int CENTRAL_LENGTH = 46;
  static final int END_LENGTH = 22;

  private static final short UTF8_NAMES = 1 << 11;
  private static final short VERSION = 20;
  private static final short MADE_BY_UNIX = (short) (3 << 8 | VERSION);
  private static final short DEFLATE = 8;
  // 1980-01-01 00:00, the first moment a zip can hold.
  private static final short FIRST_DAY = 1 << 5 | 1;
  private static final int REGULAR_FILE = 0100000;

  ZipItem at(long newOffset) {
    return new ZipItem(name, executable, deflated, crc32, compressedSize, size, newOffset);
  }

  ZipItem named(String newName) {
    return new ZipItem(newName, executable, deflated, crc32, compressedSize, size, offset);
  }

  /** Where the next entry starts. */
  long end() {
    return offset + LOCAL_LENGTH + nameBytes().length + compressedSize;
  }

  byte[] localHeader() {
    byte[] encoded = nameBytes();
    byte[] header = new byte[LOCAL_LENGTH + encoded.length];
    ByteBuffer out = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(LOCAL).putShort(VERSION);
    putShared(out, encoded.length);
    out.putShort((short) 0).put(encoded);
    return header;
  }

  byte[] centralHeader() {
    byte[] encoded = nameBytes();
    byte[] header = new byte[CENTRAL_LENGTH + encoded.length];
    ByteBuffer out = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(CENTRAL).putShort(MADE_BY_UNIX).putShort(VERSION);
    putShared(out, encoded.length);
    out.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
    out.putInt((REGULAR_FILE | (executable ? 0755 : 0644)) << 16).putInt((int) offset);
    out.put(encoded);
    return header;
  }

  /** Reads one central header and leaves the buffer behind it. */
  static ZipItem read(ByteBuffer in) {
    int start = in.position();
    int nameLength = Short.toUnsignedInt(in.getShort(start + 28));
    int extraLength = Short.toUnsignedInt(in.getShort(start + 30));
    int commentLength = Short.toUnsignedInt(in.getShort(start + 32));
    if (in.getInt(start) != CENTRAL) {
      throw new IllegalStateException("no entry at " + start);
    }
    byte[] encoded = new byte[nameLength];
    in.position(start + CENTRAL_LENGTH).get(encoded);
    in.position(in.position() + extraLength + commentLength);
    return new ZipItem(
        new String(encoded, StandardCharsets.UTF_8),
        (in.getInt(start + 38) >>> 16 & 0100) != 0,
        in.getShort(start + 10) == DEFLATE,
        Integer.toUnsignedLong(in.getInt(start + 16)),
        Integer.toUnsignedLong(in.getInt(start + 20)),
        Integer.toUnsignedLong(in.getInt(start + 24)),
        Integer.toUnsignedLong(in.getInt(start + 42)));
  }

  static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void putShared(ByteBuffer out, int nameLength) {
    out.putShort(UTF8_NAMES).putShort(deflated ? DEFLATE : 0);
    out.putShort((short) 0).putShort(FIRST_DAY);
    out.putInt((int) crc32).putInt((int) compressedSize).putInt((int) size);
    out.putShort((short) nameLength);
  }

  private byte[] nameBytes() {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
