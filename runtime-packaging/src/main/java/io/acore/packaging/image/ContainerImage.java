package io.acore.packaging.image;

import io.acore.base.Sha256;
import io.acore.packaging.artifact.Contents;
import io.acore.packaging.artifact.PackagePlan;
import io.acore.packaging.python.Layer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A finished image.
 *
 * @param layout an OCI layout in the cache; read it, or {@link OciLayout#copy} it
 * @param digest of the manifest: the image's name in every registry
 * @param layers from the base upwards
 * @param size of the compressed layers
 * @param plan what its code was made of
 * @param dependencies its dependency layer as a zip, if it has one
 * @param built whether this run built the image
 * @param seconds how long each stage took
 * @param notes what the user should know
 */
public record ContainerImage(
    Path layout,
    Sha256 digest,
    List<ImageLayer> layers,
    long size,
    PackagePlan plan,
    Optional<Layer> dependencies,
    boolean built,
    Map<String, Double> seconds,
    List<String> notes) {
  public ContainerImage {
    layers = List.copyOf(layers);
    notes = List.copyOf(notes);
  }

  /** Whether this run built the dependencies. */
  public boolean layerBuilt() {
    return dependencies.map(Layer::built).orElse(false);
  }

  /** Its files above the base. */
  public Contents contents() {
    return new Contents(
        plan,
        dependencies.map(Layer::zip),
        true,
        dependencies.isPresent(),
        Objects.requireNonNull(layout.getParent()));
  }
}
