package io.acore.packaging.artifact;

import io.acore.packaging.archive.ZipIndex;
import io.acore.packaging.archive.ZipItem;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files of a package, whatever its form: one zip, or a layer's zip with the code beside it.
 *
 * @param plan what it was made of
 * @param zip with everything, or with the dependencies alone
 * @param codeApart whether the code is not in the zip
 * @param dependencies whether it has any
 * @param memory a folder of the cache that lives as long as the package does
 */
public record Contents(
    PackagePlan plan, Optional<Path> zip, boolean codeApart, boolean dependencies, Path memory) {

  public static Contents of(Artifact artifact) {
    return new Contents(
        artifact.plan(),
        Optional.of(artifact.zip()),
        false,
        artifact.layer().isPresent(),
        Objects.requireNonNull(artifact.zip().getParent()));
  }

  /** Every file with its size. */
  public Map<String, Long> files() {
    Map<String, Long> files = new TreeMap<>();
    try {
      if (zip.isPresent()) {
        for (ZipItem item : ZipIndex.read(zip.get()).items()) {
          files.put(item.name(), item.size());
        }
      }
    } catch (IOException e) {
      throw PackagingErrors.disk(zip.orElseThrow(), e);
    }
    if (codeApart) {
      plan.code().files().forEach(file -> files.put(file.path(), file.size()));
    }
    return files;
  }

  /** Writes every file into an empty folder. */
  public void unpack(Path into) throws IOException {
    if (zip.isPresent()) {
      try (ZipFile file = new ZipFile(zip.get().toFile())) {
        for (ZipEntry entry : file.stream().toList()) {
          try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, place(into, entry.getName()));
          }
        }
      }
    }
    if (codeApart) {
      for (SourceFile file : plan.code().files()) {
        Files.copy(file.file(), place(into, file.path()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static Path place(Path folder, String name) throws IOException {
    Path target = folder.resolve(name).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("an entry leaves the zip: " + name);
    }
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    return target;
  }
}
