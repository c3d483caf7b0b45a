package io.acore.scaffold.template;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/**
 * A file pattern as {@code .gitignore} has it: with a slash in front it means one path below the
 * template, without any it means that name everywhere. Other forms are not supported.
 *
 * @param written the pattern
 */
record Exclusion(String written) {
  boolean matches(Path path) {
    if (written.startsWith("/")) {
      return path.startsWith(written.substring(1));
    }
    PathMatcher name = FileSystems.getDefault().getPathMatcher("glob:" + written);
    for (Path part : path) {
      if (name.matches(part)) {
        return true;
      }
    }
    return false;
  }
}
