package io.acore.packaging.artifact;

import io.acore.base.FileTrees;
import io.acore.base.Sha256;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.python.LayerManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finished package.
 *
 * @param zip in the cache; read it, or {@link #copyTo} a folder of yours
 * @param sha256 of the zip, which is its name wherever it goes
 * @param size of the zip
 * @param unpackedSize of all files in it
 * @param files number of entries
 * @param plan what it was made of
 * @param layer what its dependencies are, if it has any
 * @param layerBuilt whether this run built the dependencies
 * @param built whether this run built the zip
 * @param seconds how long each stage took
 * @param notes what the user should know
 */
public record Artifact(
    Path zip,
    Sha256 sha256,
    long size,
    long unpackedSize,
    int files,
    PackagePlan plan,
    Optional<LayerManifest> layer,
    boolean layerBuilt,
    boolean built,
    Map<String, Double> seconds,
    List<String> notes) {
  public Artifact {
    notes = List.copyOf(notes);
  }

  /**
   * The name that says what is inside: the same content has the same S3 key in every environment.
   */
  public String fileName() {
    return sha256.hex() + ".zip";
  }

  /** Puts the zip into the folder under its content's name; does nothing when it is there. */
  public Path copyTo(Path folder) {
    Path target = folder.resolve(fileName());
    try {
      if (Files.isRegularFile(target) && Files.size(target) == size) {
        return target;
      }
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, ".acore-", ".tmp");
      try {
        Files.copy(zip, temporary, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        FileTrees.move(temporary, target);
      } finally {
        Files.deleteIfExists(temporary);
      }
      return target;
    } catch (IOException e) {
      throw PackagingErrors.disk(folder, e);
    }
  }
}
