package io.acore.stacks.agent;

import io.acore.base.Sha256;
import io.acore.constructs.terraform.Expression;
import java.nio.file.Path;

/**
 * A packaged zip, named by what is in it.
 *
 * @param digest of the zip's bytes
 * @param file where it lies now; synth copies it beside the stack
 */
public record Artifact(Sha256 digest, Path file) {

  public String fileName() {
    return digest.hex() + ".zip";
  }

  /** Where the zip is when Terraform runs. */
  public Expression source() {
    return Expression.token("${path.module}/artifacts/" + fileName());
  }
}
