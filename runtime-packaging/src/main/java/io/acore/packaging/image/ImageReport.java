package io.acore.packaging.image;

import io.acore.base.Json;
import io.acore.packaging.error.PackagingErrors;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code acore package} says of an image.
 *
 * @param path where the user finds the layout
 * @param pushed the reference with the digest, or empty
 * @param smoke what was tried, or empty
 */
public record ImageReport(ContainerImage image, Path path, String pushed, String smoke) {

  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("image   ").append(path).append("\nsha256  ").append(image.digest().hex());
    text.append("\nsize    ").append(PackagingErrors.megabytes(image.size()));
    for (ImageLayer layer : image.layers()) {
      text.append("\nlayer   ")
          .append(layer.digest().shortened())
          .append("  ")
          .append(layer.role());
      text.append(", ").append(PackagingErrors.megabytes(layer.size()));
    }
    if (!pushed.isEmpty()) {
      text.append("\npushed  ").append(pushed);
    }
    if (!smoke.isEmpty()) {
      text.append("\nsmoke   ").append(smoke);
    }
    return text.append('\n').toString();
  }

  public String json() {
    Map<String, Object> json = new TreeMap<>();
    json.put("path", path.toString());
    json.put("version", 1);
    json.put("sha256", image.digest().hex());
    json.put("size", image.size());
    json.put("layers", image.layers().stream().map(ImageReport::layer).toList());
    json.put("layer", dependencies());
    json.put("packages", image.dependencies().map(l -> l.manifest().packages().size()).orElse(0));
    json.put("installer", image.dependencies().map(l -> l.manifest().installer()).orElse(""));
    json.put("image_built", image.built());
    json.put("dependency_sha256", image.plan().dependencyHash().hex());
    json.put("code_sha256", image.plan().codeHash().hex());
    json.put("seconds", image.seconds());
    json.put("notes", image.notes());
    json.put("pushed", pushed);
    json.put("smoke", smoke);
    return Json.pretty(json);
  }

  static Map<String, Object> layer(ImageLayer layer) {
    return Map.of(
        "role", layer.role(), "digest", "sha256:" + layer.digest().hex(), "size", layer.size());
  }

  private String dependencies() {
    if (image.dependencies().isEmpty()) {
      return "none";
    }
    return image.layerBuilt() ? "built" : "reused";
  }
}
