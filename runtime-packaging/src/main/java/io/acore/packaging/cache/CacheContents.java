package io.acore.packaging.cache;

import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.packaging.error.PackagingErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the cache holds, for {@code acore cache list|prune|clear}. */
public final class CacheContents {
  private static final String TEMPORARY = "tmp";

  private final Path root;
  private final Clock clock;

  public CacheContents(Path root, Clock clock) {
    this.root = root;
    this.clock = clock;
  }

  /**
   * One entry.
   *
   * @param bucket its kind, the folder under the cache
   * @param name its hash, or the name of what a killed build left
   * @param bytes on disk
   * @param lastUsed when a build last asked for it
   */
  public record Item(String bucket, String name, long bytes, Instant lastUsed) {}

  /** Everything, the largest first. */
  public List<Item> list() {
    List<Item> items = new ArrayList<>();
    for (Bucket bucket : Bucket.values()) {
      items.addAll(list(bucket.folder()));
    }
    items.addAll(list(TEMPORARY));
    items.sort(
        Comparator.comparingLong(Item::bytes)
            .reversed()
            .thenComparing(Item::bucket)
            .thenComparing(Item::name));
    return List.copyOf(items);
  }

  /** One line an entry, and the sum. */
  public static String text(List<Item> items) {
    StringBuilder text = new StringBuilder();
    for (Item item : items) {
      text.append(PackagingErrors.megabytes(item.bytes()))
          .append("  ")
          .append(item.bucket())
          .append('/')
          .append(item.name())
          .append("  last used ")
          .append(item.lastUsed().truncatedTo(ChronoUnit.SECONDS))
          .append('\n');
    }
    return text + total(items) + "\n";
  }

  public static String json(List<Item> items) {
    return Json.pretty(
        items.stream()
            .map(
                item ->
                    Map.of(
                        "bucket", item.bucket(),
                        "name", item.name(),
                        "bytes", item.bytes(),
                        "last_used", item.lastUsed().toString()))
            .toList());
  }

  /** What prune and clear say. */
  public static String removed(List<Item> items) {
    return "removed " + total(items) + "\n";
  }

  private static String total(List<Item> items) {
    long bytes = items.stream().mapToLong(Item::bytes).sum();
    return items.size() + " entries, " + PackagingErrors.megabytes(bytes);
  }

  /** Removes what nobody used for that long; returns what went. */
  public List<Item> prune(Duration unused) {
    Instant limit = clock.instant().minus(unused);
    return remove(list().stream().filter(item -> item.lastUsed().isBefore(limit)).toList());
  }

  /** Removes everything that can be built again; tools stay. */
  public List<Item> clear() {
    return remove(list());
  }

  private List<Item> remove(List<Item> items) {
    try {
      List<Item> removed = new ArrayList<>();
      for (Item item : items) {
        if (remove(item)) {
          removed.add(item);
        }
      }
      return List.copyOf(removed);
    } catch (IOException e) {
      throw PackagingErrors.cacheNotWritable(root, e);
    }
  }

  // Out of the way in one step first: a build finds the entry whole or not at all.
  private boolean remove(Item item) throws IOException {
    Path gone =
        Files.createTempDirectory(Files.createDirectories(root.resolve(TEMPORARY)), "gone-");
    try {
      Path entry = root.resolve(item.bucket()).resolve(item.name());
      Files.move(entry, gone.resolve("entry"), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException otherProgramWasFaster) {
      return false;
    } finally {
      FileTrees.delete(gone);
    }
  }

  private List<Item> list(String bucket) {
    Path folder = root.resolve(bucket);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      List<Item> items = new ArrayList<>();
      for (Path child : children.filter(Files::isDirectory).toList()) {
        String name = child.getFileName().toString();
        if (!name.startsWith(".")) {
          items.add(
              new Item(bucket, name, size(child), Files.getLastModifiedTime(child).toInstant()));
        }
      }
      return items;
    } catch (NoSuchFileException otherProgramWasFaster) {
      return List.of();
    } catch (IOException e) {
      throw PackagingErrors.disk(root, e);
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }
}
