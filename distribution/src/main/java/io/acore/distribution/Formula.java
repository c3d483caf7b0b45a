package io.acore.distribution;

import io.acore.base.FileTrees;
import io.acore.base.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The Homebrew formula of the archive that was just written. */
final class Formula {
  private Formula() {}

  static void write(String version, String downloads, Path target) throws IOException {
    String archive = "acore-" + version + ".tar.gz";
    FileTrees.write(
        target.resolve("acore.rb"),
        Recipes.fill(
            "homebrew-formula",
            List.of("@DOWNLOADS@", "@ARCHIVE@", "@SHA256@"),
            List.of(downloads, archive, Sha256.of(target.resolve(archive)).hex())));
  }
}
