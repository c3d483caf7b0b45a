package io.acore.stacks.synth;

import io.acore.base.FileTrees;
import io.acore.base.Sha256;
import io.acore.packaging.archive.ZipWriter;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings a stack's folder to a wanted content without touching what Terraform keeps there: its
 * state, its lock file and {@code .terraform}.
 */
final class OutputFolder {
  private static final long LARGE = 1 << 20;

  private OutputFolder() {}

  /** Makes {@code target} hold exactly the files of {@code source}, Terraform's own aside. */
  static void sync(Path source, Path target) throws IOException {
    Set<String> wanted = names(source);
    Set<String> surplus = new TreeSet<>(Files.isDirectory(target) ? names(target) : Set.of());
    surplus.removeAll(wanted);
    for (String name : wanted) {
      Path from = source.resolve(name);
      Path to = target.resolve(name);
      if (!Files.isRegularFile(to) || !same(from, to)) {
        if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
          FileTrees.delete(to);
        }
        Files.createDirectories(to.getParent());
        Path temporary = to.resolveSibling(to.getFileName() + ".acore-tmp");
        place(from, temporary);
        FileTrees.move(temporary, to);
      }
    }
    for (String name : surplus) {
      Files.delete(target.resolve(name));
      removeEmptyParents(target, name);
    }
  }

  // A package is never edited, so it need not be there twice; a text may be, and the cache's own
  // must stay as it is.
  private static void place(Path from, Path to) throws IOException {
    if (Files.size(from) > LARGE) {
      FileTrees.link(from, to);
    } else {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean same(Path from, Path to) throws IOException {
    return Files.isSameFile(from, to) || Files.mismatch(from, to) < 0;
  }

  /**
   * Every file of ours with what tells a damaged one, by its path with `/`: the hash, and of a
   * package the checksum. A short run's JVM hashes 30 MB in a third of a second, and a package is
   * named by its hash already.
   */
  static Map<String, String> list(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String name : names(folder)) {
      Path file = folder.resolve(name);
      files.put(name, Files.size(file) > LARGE ? checksum(file) : Sha256.of(file).hex());
    }
    return files;
  }

  private static String checksum(Path file) throws IOException {
    return "crc32-" + Long.toHexString(ZipWriter.crc32(file)) + "-" + Files.size(file);
  }

  /** Every file of ours, by its path with `/`. */
  static Set<String> names(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return directory.getFileName().toString().equals(".terraform")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isTerraforms(file.getFileName().toString())) {
              names.add(folder.relativize(file).toString().replace('\\', '/'));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return names;
  }

  private static boolean isTerraforms(String name) {
    return name.startsWith("terraform.tfstate")
        || name.startsWith(".terraform.tfstate")
        || name.equals(".terraform.lock.hcl")
        || name.endsWith(".tfplan")
        || name.endsWith(".tfvars")
        || name.equals("crash.log");
  }

  private static void removeEmptyParents(Path root, String name) throws IOException {
    for (int end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
      Path folder = root.resolve(name.substring(0, end));
      try (var entries = Files.newDirectoryStream(folder)) {
        if (entries.iterator().hasNext()) {
          return;
        }
      }
      Files.delete(folder);
    }
  }
}
