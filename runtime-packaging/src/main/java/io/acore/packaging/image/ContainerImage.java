package io.acore.packaging.image;

import io.acore.base.Sha256;
import io.acore.packaging.artifact.PackagePlan;
import io.acore.packaging.python.LayerManifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finished image.
 *
 * @param layout an OCI layout in the cache; read it, or {@link OciLayout#copy} it
 * @param digest of the manifest: the image's name in every registry
 * @param layers from the base upwards
 * @param size of the compressed layers
 * @param plan what its code was made of
 * @param dependencies what its dependency layer holds, if it has one
 * @param layerBuilt whether this run built the dependencies
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
    Optional<LayerManifest> dependencies,
    boolean layerBuilt,
    boolean built,
    Map<String, Double> seconds,
    List<String> notes) {
  public ContainerImage {
    layers = List.copyOf(layers);
    notes = List.copyOf(notes);
  }
}
