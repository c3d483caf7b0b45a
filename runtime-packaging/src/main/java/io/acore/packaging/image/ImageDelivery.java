package io.acore.packaging.image;

import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.packaging.artifact.PackageRequest;
import io.acore.packaging.artifact.Sbom;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.python.InstalledPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    return manifest;
  }
}
