package io.acore.stacks.synth;

import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Path;

/** What can go wrong in synth that the user can mend. */
final class SynthErrors {
  private SynthErrors() {}

  static UserError cannotWrite(Path out, IOException cause) {
    return new UserError(
        "The output could not be written to `" + out + "`",
        cause.getClass().getSimpleName() + ": " + cause.getMessage(),
        "check that the folder can be written and the disk has room, or name another one with --out",
        cause);
  }

  static UserError outputIsAFile(Path out) {
    return new UserError(
        "`" + out + "` is a file",
        "acore writes a folder there",
        "move the file away, or name another folder with --out");
  }
}
