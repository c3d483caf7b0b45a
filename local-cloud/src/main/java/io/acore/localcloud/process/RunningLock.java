package io.acore.localcloud.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Held by a local cloud as long as it lives; the system takes it back however that ends. */
final class RunningLock implements AutoCloseable {
  private static final String NAME = "running.lock";

  private final FileChannel channel;
  private final Path file;
  private final Object identity;

  private RunningLock(FileChannel channel, Path file) throws IOException {
    this.channel = channel;
    this.file = file;
    identity = identity(file);
  }

  static RunningLock take(Path folder) throws IOException {
    FileChannel channel = open(folder);
    if (tryLock(channel) == null) {
      channel.close();
      throw new IOException("a local cloud is running for this folder already");
    }
    return new RunningLock(channel, folder.resolve(NAME));
  }

  /**
   * Whether its file is still where it was made; it is not when the folder was deleted, moved, or
   * made anew by another one.
   */
  boolean isThere() {
    try {
      return identity.equals(identity(file));
    } catch (IOException gone) {
      return false;
    }
  }

  // No other file gets this key as long as the channel is open
  private static Object identity(Path file) throws IOException {
    return Objects.requireNonNull(
        Files.readAttributes(file, BasicFileAttributes.class).fileKey(), "fileKey");
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
        folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
