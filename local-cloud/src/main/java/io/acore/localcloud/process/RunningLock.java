package io.acore.localcloud.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Held by a local cloud as long as it lives; the system takes it back however that ends. */
final class RunningLock implements AutoCloseable {
  private final FileChannel channel;

  private RunningLock(FileChannel channel) {
    this.channel = channel;
  }

  static RunningLock take(Path folder) throws IOException {
    FileChannel channel = open(folder);
    if (tryLock(channel) == null) {
      channel.close();
      throw new IOException("a local cloud is running for this folder already");
    }
    return new RunningLock(channel);
  }

  static boolean isHeld(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (FileChannel channel = open(folder)) {
      return tryLock(channel) == null;
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    Files.createDirectories(folder);
    return FileChannel.open(
        folder.resolve("running.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
