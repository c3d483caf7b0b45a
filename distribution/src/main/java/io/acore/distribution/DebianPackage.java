package io.acore.distribution;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;

/**
 * The folder as a Debian package: all of it below {@code /usr/lib/acore}, with links to the program
 * and the manual pages from where Debian looks for them. Written here, so that every machine builds
 * it, and to the same bytes.
 */
final class DebianPackage {
  private static final String HOME = "usr/lib/acore/";
  private static final int KILOBYTE = 1024;

  private DebianPackage() {}

  static void write(Path folder, String version, Path target) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted().toList();
    }
    Path data = target.resolve("data.tar.gz");
    data(folder, files, data);
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    Path archive = target.resolve("acore_" + version + "_all.deb");
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive));
        ArArchiveOutputStream out = new ArArchiveOutputStream(file)) {
      put(out, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
      put(out, "control.tar.gz", control(version, bytes / KILOBYTE));
      out.putArchiveEntry(entry("data.tar.gz", Files.size(data)));
      Files.copy(data, out);
      out.closeArchiveEntry();
    }
    Files.delete(data);
    Archives.checksum(archive);
  }

  private static void data(Path folder, List<Path> files, Path archive) throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive));
        GZIPOutputStream zipped = new GZIPOutputStream(file);
        FixedTar out = new FixedTar(zipped)) {
      for (String each :
          List.of(
              ".",
              "./usr",
              "./usr/bin",
              "./usr/lib",
              "./usr/lib/acore",
              "./usr/share",
              "./usr/share/doc",
              "./usr/share/doc/acore",
              "./usr/share/man",
              "./usr/share/man/man1")) {
        out.folder(each);
      }
      out.link("./usr/bin/acore", "../lib/acore/acore");
      out.link("./usr/share/doc/acore/copyright", "../../../lib/acore/LICENSE");
      for (Path each : files) {
        Path inside = folder.relativize(each);
        if (inside.startsWith("man/man1") && Files.isRegularFile(each)) {
          out.link("./usr/share/man/man1/" + inside.getFileName(), "../../../lib/acore/" + inside);
        }
        if (Files.isDirectory(each)) {
          if (!each.equals(folder)) {
            out.folder("./" + HOME + inside);
          }
        } else {
          out.put("./" + HOME + inside, each);
        }
      }
    }
  }

  private static byte[] control(String version, long kilobytes) throws IOException {
    String control =
        Recipes.fill(
            "debian-control",
            List.of("@VERSION@", "@KILOBYTES@"),
            List.of(version, Long.toString(kilobytes)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes);
        FixedTar out = new FixedTar(zipped)) {
      out.folder(".");
      out.put("./control", control.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void put(ArArchiveOutputStream out, String name, byte[] bytes) throws IOException {
    out.putArchiveEntry(entry(name, bytes.length));
    out.write(bytes);
    out.closeArchiveEntry();
  }

  private static ArArchiveEntry entry(String name, long length) {
    return new ArArchiveEntry(name, length, 0, 0, 0100644, FixedTar.TIME.getEpochSecond());
  }
}
