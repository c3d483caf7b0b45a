package io.acore.distribution;

import io.acore.base.FileTrees;
import io.acore.base.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * What is published: the folder as {@code .tar.gz} and {@code .zip}, each with its checksum beside
 * it. Names are sorted, times and owners fixed, modes two, so that equal folders are equal bytes.
 */
final class Archives {
  private static final int FILE = 0100000;
  private static final int LINK = 0120777;

  private Archives() {}

  static void write(Path folder, String name, Path target) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
    }
    tar(folder, files, name, target.resolve(name + ".tar.gz"));
    zip(folder, files, name, target.resolve(name + ".zip"));
  }

  private static void tar(Path folder, List<Path> files, String name, Path archive)
      throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive));
        GZIPOutputStream zipped = new GZIPOutputStream(file);
        FixedTar out = new FixedTar(zipped)) {
      for (Path each : files) {
        out.put(name + "/" + folder.relativize(each), each);
      }
    }
    checksum(archive);
  }

  private static void zip(Path folder, List<Path> files, String name, Path archive)
      throws IOException {
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(archive)) {
      for (Path each : files) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name + "/" + folder.relativize(each));
        // A zip's times are of nowhere; the same instant is another time in another zone
        entry.setTimeLocal(LocalDateTime.ofInstant(FixedTar.TIME, ZoneOffset.UTC));
        boolean link = Files.isSymbolicLink(each);
        entry.setUnixMode(link ? LINK : FILE | FixedTar.mode(each));
        out.putArchiveEntry(entry);
        if (link) {
          out.write(Files.readSymbolicLink(each).toString().getBytes(StandardCharsets.UTF_8));
        } else {
          Files.copy(each, out);
        }
        out.closeArchiveEntry();
      }
    }
    checksum(archive);
  }

  static void checksum(Path archive) throws IOException {
    FileTrees.write(
        archive.resolveSibling(archive.getFileName() + ".sha256"),
        Sha256.of(archive).hex() + "  " + archive.getFileName() + "\n");
  }
}
