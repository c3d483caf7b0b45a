package io.acore.packaging.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.python.LayerManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A package outside the cache: built once, promoted through every environment.
 *
 * @param zip named by its content
 * @param sha256 of the zip
 * @param manifest what it was made of: {@code <sha256>.manifest.json}
 * @param sbom its bill of materials: {@code <sha256>.cdx.json}
 */
public record Delivery(Path zip, Sha256 sha256, Path manifest, Path sbom) {
  private static final String MANIFEST = ".manifest.json";
  private static final String SBOM = ".cdx.json";

  /** Writes zip, manifest and bill of materials into the folder. */
  public static Delivery write(Artifact artifact, String name, Path folder) {
    try {
      Path zip = artifact.copyTo(folder);
      String stem = artifact.sha256().hex();
      Path manifest = folder.resolve(stem + MANIFEST);
      Path sbom = folder.resolve(stem + SBOM);
      FileTrees.write(
          sbom,
          Json.pretty(
              Sbom.of(
                  artifact.sha256(),
                  artifact.layer().map(LayerManifest::packages).orElse(List.of()),
                  name)));
      FileTrees.write(manifest, Json.pretty(manifest(artifact, name, sbom)));
      return new Delivery(zip, artifact.sha256(), manifest, sbom);
    } catch (IOException e) {
      throw PackagingErrors.disk(folder, e);
    }
  }

  /**
   * Takes up a delivery by its zip or its manifest, and checks that the zip is the one described.
   */
  public static Delivery read(Path file) {
    String stem = file.getFileName().toString().replaceFirst("(\\.manifest\\.json|\\.zip)$", "");
    Path zip = file.resolveSibling(stem + ".zip");
    Path manifest = file.resolveSibling(stem + MANIFEST);
    try {
      if (!Files.isRegularFile(zip) || !Files.isRegularFile(manifest)) {
        throw PackagingErrors.noDelivery(file, zip, manifest);
      }
      JsonNode json = Json.read(manifest);
      Sha256 actual = Sha256.of(zip);
      String expected = json.path("sha256").asText();
      if (!actual.hex().equals(expected)) {
        throw PackagingErrors.changedDelivery(zip, expected, actual.hex());
      }
      return new Delivery(zip, actual, manifest, file.resolveSibling(stem + SBOM));
    } catch (IOException e) {
      throw PackagingErrors.unreadable(file, e);
    }
  }

  private static Map<String, Object> manifest(Artifact artifact, String name, Path sbom) {
    PackageRequest request = artifact.plan().request();
    Map<String, Object> manifest = new TreeMap<>();
    manifest.put("name", name);
    manifest.put("sha256", artifact.sha256().hex());
    manifest.put("size", artifact.size());
    manifest.put("unpacked_size", artifact.unpackedSize());
    manifest.put("files", artifact.files());
    manifest.put("architecture", request.architecture().awsName());
    manifest.put("python", request.python().toString());
    manifest.put("inputs", artifact.plan().inputs());
    manifest.put("sbom", sbom.getFileName().toString());
    manifest.put("installer", artifact.layer().map(LayerManifest::installer).orElse("none needed"));
    manifest.put("compiled_by", artifact.layer().map(LayerManifest::compiledBy).orElse(""));
    manifest.put(
        "packages",
        artifact.layer().map(LayerManifest::packages).orElse(List.of()).stream()
            .map(p -> p.name() + "==" + p.version())
            .toList());
    request.entryPoint().ifPresent(entry -> manifest.put("entry_point", entry));
    return manifest;
  }
}
