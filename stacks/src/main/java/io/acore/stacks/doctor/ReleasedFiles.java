package io.acore.stacks.doctor;

import io.acore.base.Environment;
import io.acore.base.IoReason;
import io.acore.base.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether acore's own files are those that its build has left: {@code files.sha256} beside them.
 */
final class ReleasedFiles {
  private static final String NAME = "acore";
  private static final int SHOWN = 3;

  private ReleasedFiles() {}

  static Finding check(Environment environment) {
    Optional<Path> home = environment.variable("ACORE_HOME").map(Path::of);
    if (home.isEmpty() || !Files.isRegularFile(home.get().resolve("files.sha256"))) {
      return Finding.note(
          NAME,
          "not started by its launcher, so its own files were not looked at",
          "start it by the program `acore` of the archive or the checkout");
    }
    try {
      return compare(home.get());
    } catch (IOException e) {
      return broken(home.get(), IoReason.of(e));
    }
  }

  private static Finding compare(Path home) throws IOException {
    List<String> wrong = new ArrayList<>();
    int files = 0;
    for (String line : Files.readAllLines(home.resolve("files.sha256"))) {
      String[] words = line.split(" {2}", 2);
      Path file = home.resolve(words[1]);
      files++;
      if (!Files.isRegularFile(file) || !Sha256.of(file).hex().equals(words[0])) {
        wrong.add(words[1]);
      }
    }
    if (wrong.isEmpty()) {
      return Finding.ok(NAME, files + " files, as built, in " + home);
    }
    String more = wrong.size() > SHOWN ? " and " + (wrong.size() - SHOWN) + " more" : "";
    return broken(home, String.join(", ", wrong.subList(0, Math.min(SHOWN, wrong.size()))) + more);
  }

  private static Finding broken(Path home, String which) {
    return Finding.missing(
        NAME,
        "not as it was built: " + which,
        "unpack the archive again into a new folder, and remove `" + home + "`");
  }
}
