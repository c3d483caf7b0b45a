package io.acore.packaging.cache;

import io.acore.base.FileTrees;
import io.acore.base.Sha256;
import io.acore.packaging.error.PackagingErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The cache folder: find an entry, or build it once however many builds ask at the same time. */
public final class Cache {
  private final Path root;
  private final Clock clock;

  public Cache(Path root, Clock clock) {
    this.root = root;
    this.clock = clock;
  }

  public Path root() {
    return root;
  }

  /** Builds an entry's files in an empty folder. */
  @FunctionalInterface
  public interface Builder {
    void build(Path folder) throws IOException;
  }

  /** Says whether an entry found on disk is what it was when it was written. */
  @FunctionalInterface
  public interface Check {
    boolean holds(Path folder) throws IOException;
  }

  /**
   * An entry's folder.
   *
   * @param built whether this call built it
   */
  public record Entry(Path folder, boolean built) {}

  /** The entry, if it is there and whole. A damaged one counts as absent. */
  public Optional<Path> find(Bucket bucket, Sha256 key, Check check) {
    Path folder = path(bucket, key);
    try {
      if (Files.isDirectory(folder) && check.holds(folder)) {
        touch(folder);
        return Optional.of(folder);
      }
    } catch (IOException | IllegalStateException damaged) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** The entry, built under a lock when it is absent or damaged. */
  public Entry get(Bucket bucket, Sha256 key, Check check, Builder builder) {
    Optional<Path> found = find(bucket, key, check);
    if (found.isPresent()) {
      return new Entry(found.get(), false);
    }
    try {
      Path locks = Files.createDirectories(root.resolve(bucket.folder()).resolve(".locks"));
      try (FileChannel channel =
              FileChannel.open(
                  locks.resolve(key.hex()), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lock(channel)) {
        // Someone else may have built it while this one waited.
        Optional<Path> meanwhile = find(bucket, key, check);
        if (meanwhile.isPresent() && lock.isValid()) {
          return new Entry(meanwhile.get(), false);
        }
        return new Entry(build(bucket, key, builder), true);
      }
    } catch (FileSystemException e) {
      throw PackagingErrors.cacheNotWritable(root, e);
    } catch (IOException e) {
      throw PackagingErrors.disk(root, e);
    }
  }

  /** Removes an entry that turned out to be damaged, or that nobody needs any more. */
  public void discard(Bucket bucket, Sha256 key) {
    try {
      Path temporary = temporary();
      try {
        Files.move(
            path(bucket, key), temporary.resolve("discarded"), StandardCopyOption.ATOMIC_MOVE);
      } catch (NoSuchFileException gone) {
        return;
      } finally {
        FileTrees.delete(temporary);
      }
    } catch (IOException e) {
      throw PackagingErrors.cacheNotWritable(root, e);
    }
  }

  /** An empty folder of one's own on the cache's file system; the caller removes it. */
  public Path temporary() throws IOException {
    Path folder = Files.createDirectories(root.resolve("tmp"));
    return Files.createTempDirectory(folder, "build-");
  }

  private Path build(Bucket bucket, Sha256 key, Builder builder) throws IOException {
    Path temporary = temporary();
    try {
      Path content = Files.createDirectory(temporary.resolve("content"));
      builder.build(content);
      Path target = path(bucket, key);
      if (Files.exists(target)) {
        Files.move(target, temporary.resolve("damaged"), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(content, target, StandardCopyOption.ATOMIC_MOVE);
      return target;
    } finally {
      FileTrees.delete(temporary);
    }
  }

  private Path path(Bucket bucket, Sha256 key) {
    return root.resolve(bucket.folder()).resolve(key.hex());
  }

  // The age of last use is what `prune` goes by; a cache that may not be written has no pruning.
  private void touch(Path folder) {
    try {
      Files.setLastModifiedTime(folder, FileTime.from(clock.instant()));
    } catch (IOException readOnly) {
      return;
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException heldByThisProgram) {
        pause();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for another build", e);
    }
  }
}
