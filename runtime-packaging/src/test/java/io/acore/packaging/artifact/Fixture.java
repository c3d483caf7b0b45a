package io.acore.packaging.artifact;

import io.acore.base.Environment;
import io.acore.base.ProcessRunner;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A source folder and a cache of one's own. */
final class Fixture {
  final Path root;
  final Path source;
  final Map<String, String> variables = new HashMap<>(System.getenv());

  Fixture(Path root) {
    this.root = root;
    this.source = root.resolve("agent");
    variables.put("ACORE_CACHE_DIR", root.resolve("cache").toString());
  }

  Fixture file(String path, String text) {
    try {
      Path file = source.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Fixture agent() {
    return file("main.py", "print('hello')\n").file("tools/search.py", "def search(): ...\n");
  }

  PackageRequest.Builder request() {
    return PackageRequest.of(source);
  }

  Environment environment() {
    return new Environment(
        variables, root, Path.of(System.getProperty("user.home")), Clock.systemUTC(), false);
  }

  Packager packager() {
    return packager(new SystemProcessRunner(environment()));
  }

  Packager packager(ProcessRunner processes) {
    return new Packager(environment(), processes);
  }

  static List<String> names(Path zip) {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return file.stream().map(ZipEntry::getName).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> texts(Path zip) {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      Map<String, String> texts = new TreeMap<>();
      for (ZipEntry entry : file.stream().toList()) {
        texts.put(
            entry.getName(),
            new String(
                file.getInputStream(entry).readAllBytes(),
                java.nio.charset.StandardCharsets.ISO_8859_1));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
