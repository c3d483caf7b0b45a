package io.acore.packaging.image;

import io.acore.base.Sha256;
import io.acore.packaging.archive.ZipIndex;
import io.acore.packaging.archive.ZipItem;
import io.acore.packaging.archive.ZipWriter;
import io.acore.packaging.cache.Bucket;
import io.acore.packaging.cache.Cache;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.python.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Layers unpacked in the cache, because Jib takes files and not zips. */
final class Trees {
  private final Cache cache;

  Trees(Cache cache) {
    this.cache = cache;
  }

  /**
   * An unpacked layer.
   *
   * @param folder holds exactly the items
   */
  record Tree(Path folder, List<ZipItem> items) {}

  Tree of(Layer layer) {
    try {
      if (ZipWriter.crc32(layer.zip()) != layer.manifest().crc32()) {
        throw new DamagedLayer();
      }
      List<ZipItem> items = ZipIndex.read(layer.zip()).items();
      Sha256 key = layer.key();
      Cache.Entry entry =
          cache.get(
              Bucket.TREES,
              key,
              folder -> whole(folder, items),
              f -> unpack(layer.zip(), items, f));
      return new Tree(entry.folder(), items);
    } catch (IOException e) {
      throw PackagingErrors.disk(layer.zip(), e);
    }
  }

  private static void unpack(Path zip, List<ZipItem> items, Path folder) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipItem item : items) {
        Path target = folder.resolve(item.name()).normalize();
        ZipEntry entry = file.getEntry(item.name());
        if (!target.startsWith(folder) || entry == null) {
          throw new IOException("an entry leaves the zip: " + item.name());
        }
        Files.createDirectories(target.getParent());
        try (InputStream in = file.getInputStream(entry)) {
          Files.copy(in, target);
        }
      }
    }
  }

  private static boolean whole(Path folder, List<ZipItem> items) throws IOException {
    for (ZipItem item : items) {
      Path file = folder.resolve(item.name());
      CRC32 crc = new CRC32();
      crc.update(Files.readAllBytes(file));
      if (crc.getValue() != item.crc32()) {
        return false;
      }
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).count() == items.size();
    }
  }

  /** The layer's bytes are not what was written. */
  static final class DamagedLayer extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
