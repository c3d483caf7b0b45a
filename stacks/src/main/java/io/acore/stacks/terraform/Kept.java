package io.acore.stacks.terraform;

import io.acore.base.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder {@code .acore} beside acore.yaml; it keeps itself out of git. */
public final class Kept {
  private Kept() {}

  /** A folder in it, made when it is not there. */
  public static Path folder(Path keep, String name) throws IOException {
    Path folder = keep.resolve(name);
    Files.createDirectories(folder);
    Path ignore = keep.resolve(".gitignore");
    if (!Files.exists(ignore)) {
      FileTrees.write(ignore, "*\n");
    }
    return folder;
  }
}
