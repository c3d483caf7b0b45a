package io.acore.packaging.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a zip of ours holds, read from its end.
 *
 * @param items the entries in the order of the file
 * @param entriesEnd where the last entry ends and the directory starts
 */
public record ZipIndex(List<ZipItem> items, long entriesEnd) {
  public ZipIndex {
    items = List.copyOf(items);
  }

  public static ZipIndex read(Path zip) throws IOException {
    try (FileChannel channel = FileChannel.open(zip)) {
      return read(channel);
    }
  }

  static ZipIndex read(FileChannel channel) throws IOException {
    ByteBuffer end = ZipItem.buffer(ZipItem.END_LENGTH);
    readFully(channel, end, channel.size() - ZipItem.END_LENGTH);
    if (end.getInt(0) != ZipItem.END) {
      throw new IOException("not a zip of acore: no end record");
    }
    int count = Short.toUnsignedInt(end.getShort(10));
    int length = end.getInt(12);
    long start = Integer.toUnsignedLong(end.getInt(16));
    ByteBuffer directory = ZipItem.buffer(length);
    readFully(channel, directory, start);
    List<ZipItem> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(ZipItem.read(directory));
    }
    return new ZipIndex(items, start);
  }

  /** Bytes of all files when unpacked. */
  public long unpackedSize() {
    return items.stream().mapToLong(ZipItem::size).sum();
  }

  private static void readFully(FileChannel channel, ByteBuffer into, long from)
      throws IOException {
    long at = from;
    while (into.hasRemaining()) {
      int count = at < 0 ? -1 : channel.read(into, at);
      if (count < 0) {
        throw new IOException("the zip ends early");
      }
      at += count;
    }
    into.flip();
  }
}
