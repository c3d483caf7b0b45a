package io.acore.packaging.artifact;

import java.util.Optional;

/**
 * A Lambda function in two parts, of which an edit changes one.
 *
 * @param code a zip of the code alone
 * @param layer a zip of its dependencies below {@code python/}; empty when it has none
 */
public record FunctionPackage(Artifact code, Optional<Artifact> layer) {}
