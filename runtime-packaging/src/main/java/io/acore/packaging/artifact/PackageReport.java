package io.acore.packaging.artifact;

import io.acore.base.Json;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.python.LayerManifest;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code acore package} says of a package.
 *
 * @param artifact the package
 * @param path where the user finds the zip
 * @param smoke what was tried, or empty
 */
public record PackageReport(Artifact artifact, Path path, String smoke) {

  public String text() {
    return "zip     "
        + path
        + "\nsha256  "
        + artifact.sha256().hex()
        + "\nsize    "
        + PackagingErrors.megabytes(artifact.size())
        + ", unpacked "
        + PackagingErrors.megabytes(artifact.unpackedSize())
        + ", "
        + artifact.files()
        + " files\nlayer   "
        + layer()
        + artifact.layer().map(l -> ", " + l.packages().size() + " packages").orElse("")
        + (smoke.isEmpty() ? "" : "\nsmoke   " + smoke)
        + "\n";
  }

  public String json() {
    Map<String, Object> json = new TreeMap<>();
    json.put("path", path.toString());
    json.put("version", 1);
    json.put("sha256", artifact.sha256().hex());
    json.put("size", artifact.size());
    json.put("unpacked_size", artifact.unpackedSize());
    json.put("files", artifact.files());
    json.put("layer", layer());
    json.put("packages", artifact.layer().map(l -> l.packages().size()).orElse(0));
    json.put("installer", artifact.layer().map(LayerManifest::installer).orElse(""));
    json.put("zip_built", artifact.built());
    json.put("dependency_sha256", artifact.plan().dependencyHash().hex());
    json.put("code_sha256", artifact.plan().codeHash().hex());
    json.put("seconds", artifact.seconds());
    json.put("notes", artifact.notes());
    json.put("smoke", smoke);
    return Json.pretty(json);
  }

  private String layer() {
    if (artifact.layer().isEmpty()) {
      return "none";
    }
    return artifact.layerBuilt() ? "built" : "reused";
  }
}
