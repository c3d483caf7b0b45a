package io.acore.scaffold.project;

import io.acore.base.IoReason;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Path;

/** Everything that can keep a project from being made or updated. */
final class ProjectErrors {
  private ProjectErrors() {}

  static UserError notEmpty(Path folder) {
    return new UserError(
        "`" + folder + "` is there already and not empty",
        "`acore init` never overwrites a file",
        "name another folder; for a project that was made from the template, run `acore update`");
  }

  static UserError noParent(Path folder) {
    return new UserError(
        "there is no folder `" + folder + "`",
        "`acore init` makes the project's folder, not those above it",
        "make it first, or name another place");
  }

  static UserError cannotWrite(Path folder, IOException cause) {
    return new UserError(
        "the project cannot be written to `" + folder + "`",
        IoReason.of(cause),
        "make the folder writable, or name another place",
        cause);
  }

  static UserError notFromTemplate(Path folder) {
    return new UserError(
        "`" + folder + "` was not made from acore's template",
        "there is no `"
            + Origin.FILE_NAME
            + "` in it, which holds the template's version and answers",
        "go to the project's folder, or start one with `acore init`");
  }

  static UserError unknownVersion(String version) {
    return new UserError(
        "this acore does not know version " + version + " of the template",
        "a merge needs the template that the project was made from",
        "install the newest acore, or name that template's folder with `--base DIR`");
  }
}
