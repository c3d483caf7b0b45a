package io.acore.packaging.source;

import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.packaging.error.PackagingErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The source folder as it ships.
 *
 * @param files what ships, sorted by path
 * @param excluded what does not, sorted by path
 */
public record SourceTree(List<SourceFile> files, List<ExcludedPath> excluded) {
  public SourceTree {
    files = List.copyOf(files);
    excluded = List.copyOf(excluded);
  }

  /** Reads the folder and the bytes of every file that ships. */
  public static SourceTree scan(Path source, Exclusions exclusions) {
    if (!Files.exists(source)) {
      throw PackagingErrors.noSource(source);
    }
    if (!Files.isDirectory(source)) {
      throw PackagingErrors.sourceIsAFile(source);
    }
    Scan scan = new Scan(source, exclusions);
    try {
      scan.real = source.toRealPath();
      scan.folder(source, "");
    } catch (IOException e) {
      throw PackagingErrors.unreadable(source, e);
    }
    scan.files.sort(Comparator.comparing(SourceFile::path));
    scan.excluded.sort(Comparator.comparing(ExcludedPath::path));
    refuseCollisions(scan.files);
    return new SourceTree(scan.files, scan.excluded);
  }

  /** The code hash: paths, modes and bytes of what ships, and nothing else. */
  public Sha256 hash() {
    return Sha256.of(
        Json.compact(
            files.stream()
                .map(file -> List.of(file.path(), file.executable(), file.sha256().hex()))
                .toList()));
  }

  public boolean has(String path) {
    return files.stream().anyMatch(file -> file.path().equals(path));
  }

  // Two names that differ only in case are one file on a Mac, so the zip would depend on the
  // machine.
  private static void refuseCollisions(List<SourceFile> files) {
    Map<String, String> seen = new HashMap<>();
    for (SourceFile file : files) {
      String other = seen.put(file.path().toLowerCase(Locale.ROOT), file.path());
      if (other != null) {
        throw PackagingErrors.caseCollision(other, file.path());
      }
    }
  }

  private static final class Scan {
    private final Path source;
    private final Exclusions exclusions;
    private final List<SourceFile> files = new ArrayList<>();
    private final List<ExcludedPath> excluded = new ArrayList<>();
    private Path real;

    Scan(Path source, Exclusions exclusions) {
      this.source = source;
      this.exclusions = exclusions;
      this.real = source;
    }

    void folder(Path folder, String prefix) throws IOException {
      List<Path> children;
      try (Stream<Path> stream = Files.list(folder)) {
        children = stream.toList();
      }
      for (Path child : children) {
        visit(child, prefix + FileNames.of(child));
      }
    }

    private void visit(Path child, String path) throws IOException {
      PosixFileAttributes attributes =
          Files.readAttributes(child, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        link(child, path);
      } else if (attributes.isDirectory()) {
        Optional<String> rule = exclusions.reason(path, true);
        if (rule.isEmpty() && Files.exists(child.resolve("pyvenv.cfg"))) {
          rule = Optional.of("floor: a virtual environment (pyvenv.cfg)");
        }
        if (rule.isPresent()) {
          excluded.add(new ExcludedPath(path + "/", rule.get()));
        } else {
          folder(child, path + "/");
        }
      } else if (attributes.isRegularFile()) {
        file(child, path, attributes);
      } else {
        excluded.add(new ExcludedPath(path, "floor: not a regular file"));
      }
    }

    private void link(Path link, String path) throws IOException {
      Optional<String> rule = exclusions.reason(path, true);
      if (rule.isPresent()) {
        excluded.add(new ExcludedPath(path, rule.get()));
        return;
      }
      Path target;
      try {
        target = link.toRealPath();
      } catch (NoSuchFileException e) {
        throw PackagingErrors.danglingLink(path, Files.readSymbolicLink(link));
      }
      if (!target.startsWith(real)) {
        throw PackagingErrors.linkLeavesSource(path, Files.readSymbolicLink(link));
      }
      if (Files.isDirectory(target)) {
        throw PackagingErrors.linkToFolder(path, Files.readSymbolicLink(link));
      }
      Optional<String> targetRule = targetRule(real.relativize(target));
      if (targetRule.isPresent()) {
        excluded.add(new ExcludedPath(path, targetRule.get() + " (through the link)"));
      } else {
        file(target, path, Files.readAttributes(target, PosixFileAttributes.class));
      }
    }

    private Optional<String> targetRule(Path target) {
      for (int i = 1; i <= target.getNameCount(); i++) {
        Optional<String> rule =
            exclusions.reason(slashes(target.subpath(0, i)), i < target.getNameCount());
        if (rule.isPresent()) {
          return rule;
        }
      }
      return Optional.empty();
    }

    private void file(Path file, String path, PosixFileAttributes attributes) throws IOException {
      Optional<String> rule = exclusions.reason(path, false);
      if (rule.isPresent()) {
        excluded.add(new ExcludedPath(path, rule.get()));
        return;
      }
      if (!Files.isReadable(file)) {
        throw PackagingErrors.unreadable(
            source.resolve(path), new IOException("permission denied"));
      }
      boolean executable = attributes.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
      files.add(new SourceFile(path, file, executable, attributes.size(), Sha256.of(file)));
    }

    private static String slashes(Path path) {
      return path.toString().replace('\\', '/');
    }
  }
}
