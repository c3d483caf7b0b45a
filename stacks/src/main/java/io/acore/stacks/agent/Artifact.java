package io.acore.stacks.agent;

import io.acore.base.Sha256;
import io.acore.constructs.terraform.Expression;
import java.nio.file.Path;

/**
 * A package, named by what is in it.
 *
 * @param digest of the zip's bytes, or of the image's manifest
 * @param file where it lies now: a zip, or a folder in OCI's layout; synth copies it beside the
 *     stack
 * @param image whether it is such a folder
 */
public record Artifact(Sha256 digest, Path file, boolean image) {

  /** A zip. */
  public Artifact(Sha256 digest, Path file) {
    this(digest, file, false);
  }

  public String fileName() {
    return image ? digest.hex() : digest.hex() + ".zip";
  }

  /** Where it is when Terraform runs. */
  public Expression source() {
    return Expression.token("${path.module}/artifacts/" + fileName());
  }
}
