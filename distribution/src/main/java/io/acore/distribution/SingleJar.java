package io.acore.distribution;

import io.acore.base.Sha256;
import io.acore.distribution.runnable.RunnableJar;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The folder as one jar that runs: {@code acore-<version>.jar}. It carries the folder's files as
 * they are and a small program that unpacks them, since jsii, the CDKTF provider and the archive of
 * classes all want jars that lie in a folder.
 */
final class SingleJar {
  private static final int BUILD_LENGTH = 16;

  private SingleJar() {}

  static void write(Path folder, String version, Path target) throws IOException {
    Path jar = target.resolve("acore-" + version + ".jar");
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
    }
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(jar));
        ZipOutputStream out = new ZipOutputStream(file)) {
      put(out, JarFile.MANIFEST_NAME, manifest(folder, version).getBytes(StandardCharsets.UTF_8));
      String program = RunnableJar.class.getName().replace('.', '/') + ".class";
      put(out, program, program(program));
      put(
          out,
          RunnableJar.LINKS,
          lines(
              files.stream().filter(Files::isSymbolicLink),
              link -> folder.relativize(link) + "\t" + target(link)));
      List<Path> real = files.stream().filter(it -> !Files.isSymbolicLink(it)).toList();
      put(
          out,
          RunnableJar.PROGRAMS,
          lines(real.stream().filter(Files::isExecutable), it -> "" + folder.relativize(it)));
      for (Path each : real) {
        put(out, RunnableJar.FOLDER + folder.relativize(each), Files.readAllBytes(each));
      }
    }
    Archives.checksum(jar);
  }

  private static String manifest(Path folder, String version) throws IOException {
    String build = Sha256.of(folder.resolve("files.sha256")).hex().substring(0, BUILD_LENGTH);
    return "Manifest-Version: 1.0\r\n"
        + ("Main-Class: " + RunnableJar.class.getName() + "\r\n")
        + ("Implementation-Version: " + version + "\r\n")
        + (RunnableJar.BUILD + ": " + version + "-" + build + "\r\n\r\n");
  }

  private static byte[] program(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RunnableJar.class.getClassLoader().getResourceAsStream(name))) {
      return in.readAllBytes();
    }
  }

  private static byte[] lines(Stream<Path> files, Function<Path, String> line) {
    return files
        .map(file -> line.apply(file) + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // A zip's times are of nowhere; the same instant is another time in another zone
    entry.setTimeLocal(LocalDateTime.ofInstant(FixedTar.TIME, ZoneOffset.UTC));
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }
}
