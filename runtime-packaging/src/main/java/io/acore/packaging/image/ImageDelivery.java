package io.acore.packaging.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.packaging.artifact.PackageRequest;
import io.acore.packaging.artifact.Sbom;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.python.Architecture;
import io.acore.packaging.python.InstalledPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An image outside the cache: a folder in OCI's layout, with its manifest and bill of materials.
 */
public final class ImageDelivery {
  /** What it was made of. */
  public static final String MANIFEST = "acore.manifest.json";

  private static final String SBOM = "acore.cdx.json";

  private ImageDelivery() {}

  /** Brings the folder to the image. */
  public static Path write(ContainerImage image, String name, Path folder) {
    try {
      // What describes an earlier image must not stand beside half of the next one.
      Files.deleteIfExists(folder.resolve(MANIFEST));
      new OciLayout(image.layout()).copy(folder);
      List<InstalledPackage> packages =
          image.dependencies().map(layer -> layer.manifest().packages()).orElse(List.of());
      FileTrees.write(folder.resolve(SBOM), Json.pretty(Sbom.of(image.digest(), packages, name)));
      FileTrees.write(folder.resolve(MANIFEST), Json.pretty(manifest(image, name, packages)));
      return folder;
    } catch (IOException e) {
      throw PackagingErrors.disk(folder, e);
    }
  }

  /** Takes up a delivery; every blob must be what its name says. Gives its manifest. */
  public static JsonNode read(Path folder) {
    try {
      JsonNode manifest = Json.read(folder.resolve(MANIFEST));
      OciLayout layout = new OciLayout(folder);
      OciLayout.Image image =
          layout.choose(Architecture.of(manifest.path("architecture").asText()), Optional.empty());
      if (!image.digest().hex().equals(manifest.path("sha256").asText())) {
        throw PackagingErrors.changedDelivery(
            folder, manifest.path("sha256").asText(), image.digest().hex());
      }
      for (JsonNode layer : image.manifest().path("layers")) {
        layout.check(new Sha256(OciLayout.hex(layer)));
      }
      return manifest;
    } catch (IOException e) {
      throw PackagingErrors.damagedDelivery(folder, e);
    }
  }

  private static Map<String, Object> manifest(
      ContainerImage image, String name, List<InstalledPackage> packages) {
    PackageRequest request = image.plan().request();
    Map<String, Object> manifest = new TreeMap<>();
    manifest.put("name", name);
    manifest.put("sha256", image.digest().hex());
    manifest.put("size", image.size());
    manifest.put("layers", image.layers().stream().map(ImageReport::layer).toList());
    manifest.put("architecture", request.architecture().awsName());
    manifest.put("python", request.python().toString());
    manifest.put("inputs", image.plan().inputs());
    manifest.put("sbom", SBOM);
    manifest.put("packages", packages.stream().map(p -> p.name() + "==" + p.version()).toList());
    request.entryPoint().ifPresent(entry -> manifest.put("entry_point", entry));
    return manifest;
  }
}
