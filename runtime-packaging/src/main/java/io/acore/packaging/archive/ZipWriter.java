package io.acore.packaging.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/** Writes a zip in the order it is told, and hashes it on the way. */
public final class ZipWriter implements AutoCloseable {
  private static final int CHUNK = 1 << 20;
  private static final int MAX_FILES = 65_534;
  private static final long MAX_SIZE = 0xfffffffeL;
  // Files compressed ahead of the writer: enough to keep the processors busy, few enough for
  // memory.
  private static final int AHEAD = 64;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
  private final List<ZipItem> items = new ArrayList<>();
  private final CRC32 crc = new CRC32();
  private RunningSha256 hash = new RunningSha256();
  private long position;

  public ZipWriter(Path file) throws IOException {
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Compresses the files on all processors and writes them in the given order. */
  public void addAll(Collection<ZipInput> inputs) throws IOException {
    if (inputs.size() < 8) {
      for (ZipInput input : inputs) {
        add(input.pack());
      }
      return;
    }
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      Deque<Future<ZipInput.Packed>> ahead = new ArrayDeque<>();
      for (ZipInput input : inputs) {
        ahead.add(workers.submit(input::pack));
        if (ahead.size() >= AHEAD) {
          add(join(ahead.remove()));
        }
      }
      while (!ahead.isEmpty()) {
        add(join(ahead.remove()));
      }
    } finally {
      workers.shutdownNow();
    }
  }

  /**
   * Starts this zip with all entries of another, byte for byte, whose hash state at that point is
   * known.
   *
   * @return the CRC-32 of the whole other file, for the caller to compare
   */
  public long start(Path other, String resume) throws IOException {
    if (position != 0) {
      throw new IllegalStateException("the zip has entries already");
    }
    try (FileChannel in = FileChannel.open(other)) {
      ZipIndex index = ZipIndex.read(in);
      CRC32 whole = new CRC32();
      long copied = 0;
      ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
      for (int count = in.read(chunk, 0); count >= 0; count = in.read(chunk, copied)) {
        chunk.flip();
        whole.update(chunk.duplicate());
        copied += count;
        chunk.limit((int) Math.max(0, Math.min(count, index.entriesEnd() - copied + count)));
        crc.update(chunk.duplicate());
        while (chunk.hasRemaining()) {
          channel.write(chunk);
        }
        chunk.clear();
      }
      takeUp(in, index.entriesEnd(), resume);
      items.addAll(index.items());
      position = index.entriesEnd();
      return whole.getValue();
    }
  }

  /** Copies entries of another zip without touching their compressed data. */
  public void copy(Path other, List<ZipItem> chosen, UnaryOperator<String> rename)
      throws IOException {
    try (FileChannel in = FileChannel.open(other)) {
      byte[] chunk = new byte[CHUNK];
      for (ZipItem item : chosen) {
        long end = item.end();
        long at = end - item.compressedSize();
        put(item.named(rename.apply(item.name())));
        while (at < end) {
          int count =
              in.read(ByteBuffer.wrap(chunk, 0, (int) Math.min(chunk.length, end - at)), at);
          if (count < 0) {
            throw new IOException(other + " ends early");
          }
          write(chunk, 0, count);
          at += count;
        }
      }
    }
  }

  /** The CRC-32 of a whole file; reads a few gigabytes a second. */
  public static long crc32(Path file) throws IOException {
    CRC32 crc = new CRC32();
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    try (FileChannel in = FileChannel.open(file)) {
      while (in.read(chunk) >= 0) {
        chunk.flip();
        crc.update(chunk);
        chunk.clear();
      }
    }
    return crc.getValue();
  }

  /** Writes the directory and closes the file. */
  public ZipSummary finish() throws IOException {
    flush();
    long entriesEnd = position;
    String resume = hash.state();
    for (ZipItem item : items) {
      byte[] header = item.centralHeader();
      write(header, 0, header.length);
    }
    byte[] record = new byte[ZipItem.END_LENGTH];
    ByteBuffer end = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(ZipItem.END).putShort((short) 0).putShort((short) 0);
    end.putShort((short) items.size()).putShort((short) items.size());
    end.putInt((int) (position - entriesEnd)).putInt((int) entriesEnd).putShort((short) 0);
    write(record, 0, record.length);
    flush();
    channel.close();
    long unpacked = items.stream().mapToLong(ZipItem::size).sum();
    return new ZipSummary(
        position, hash.finish(), crc.getValue(), entriesEnd, resume, items.size(), unpacked);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void add(ZipInput.Packed packed) throws IOException {
    put(packed.item);
    write(packed.data, 0, packed.data.length);
  }

  private void put(ZipItem item) throws IOException {
    if (items.size() >= MAX_FILES || position + item.compressedSize() > MAX_SIZE) {
      throw new ZipTooLargeException(items.size(), position);
    }
    ZipItem placed = item.at(position);
    items.add(placed);
    byte[] header = placed.localHeader();
    write(header, 0, header.length);
  }

  private void write(byte[] bytes, int from, int count) throws IOException {
    hash.update(bytes, from, count);
    crc.update(bytes, from, count);
    position += count;
    int done = 0;
    while (done < count) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int step = Math.min(buffer.remaining(), count - done);
      buffer.put(bytes, from + done, step);
      done += step;
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  private void takeUp(FileChannel in, long end, String resume) throws IOException {
    long known = end - end % RunningSha256.BLOCK;
    hash = RunningSha256.resume(resume, known);
    byte[] rest = new byte[(int) (end - known)];
    ByteBuffer into = ByteBuffer.wrap(rest);
    int count = 0;
    while (into.hasRemaining() && count >= 0) {
      count = in.read(into, known + into.position());
    }
    hash.update(rest, 0, into.position());
  }

  private static ZipInput.Packed join(Future<ZipInput.Packed> task) throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while compressing", e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    }
  }
}
