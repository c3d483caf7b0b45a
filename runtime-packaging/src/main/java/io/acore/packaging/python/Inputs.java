package io.acore.packaging.python;

import io.acore.packaging.error.PackagingErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What both installers are given. */
final class Inputs {
  private Inputs() {}

  /** The files to resolve, by name: the program runs in their folder. */
  static List<String> files(Dependencies dependencies) {
    List<String> files = new ArrayList<>();
    for (String name : List.of("pyproject.toml", "requirements.txt")) {
      boolean read =
          name.equals("requirements.txt")
              ? dependencies.origin() == Dependencies.Origin.REQUIREMENTS
              : !dependencies.declared().isEmpty();
      if (read && Files.exists(dependencies.folder().resolve(name))) {
        files.add(name);
      }
    }
    return files;
  }

  /** The one wheel in the folder; refused when it was built for this machine only. */
  static Path portableWheel(Path folder, Path source) {
    try (Stream<Path> files = Files.list(folder)) {
      Path wheel =
          files
              .filter(file -> file.toString().endsWith(".whl"))
              .findFirst()
              .orElseThrow(() -> PackagingErrors.localBuild(source, "no wheel came out"));
      if (!wheel.toString().endsWith("-none-any.whl")) {
        throw PackagingErrors.localNotPortable(source, wheel.getFileName().toString());
      }
      return wheel;
    } catch (IOException e) {
      throw PackagingErrors.localBuild(source, String.valueOf(e.getMessage()));
    }
  }
}
