package io.acore.scaffold.adoption;

import io.acore.base.UserError;
import java.nio.file.Path;
import java.util.Collection;

/** What can be wrong with other tools' files. */
final class AdoptionErrors {
  private AdoptionErrors() {}

  static UserError noFile(Path file, String why) {
    return new UserError("there is no file `" + file + "`", why, "name the file");
  }

  static UserError noAgents(String file) {
    return new UserError(
        "`" + file + "` has no agent", "acore brings one agent over", "name another file");
  }

  static UserError several(String file, Collection<String> names) {
    return new UserError(
        "`" + file + "` has several agents",
        "an acore project holds one; there are: " + String.join(", ", names),
        "name it with `--agent NAME`, and make one project for each");
  }

  static UserError unknown(String agent, String file, Collection<String> names) {
    return new UserError(
        "`" + file + "` has no agent `" + agent + "`",
        "there are: " + String.join(", ", names),
        "name one of them with `--agent NAME`");
  }
}
