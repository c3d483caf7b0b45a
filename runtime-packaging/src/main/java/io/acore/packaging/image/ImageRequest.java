package io.acore.packaging.image;

import io.acore.packaging.artifact.PackageRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which image to make.
 *
 * @param code source, architecture, Python and settings, as for a zip
 * @param base what it is built on; empty when a Dockerfile says so
 * @param dockerfile builds the whole image instead
 * @param command what starts the agent, ending with its file
 * @param port where the agent listens
 */
public record ImageRequest(
    PackageRequest code,
    Optional<BaseImage> base,
    Optional<Path> dockerfile,
    List<String> command,
    int port) {
  public ImageRequest {
    command = List.copyOf(command);
    if (base.isPresent() == dockerfile.isPresent()) {
      throw new IllegalArgumentException("either a base image or a Dockerfile");
    }
  }
}
