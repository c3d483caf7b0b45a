package io.acore.scaffold.project;

import io.acore.base.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A project that was made.
 *
 * @param files below the folder
 * @param notes what its owner should know or do
 */
public record MadeProject(Path folder, List<String> files, List<String> notes) {
  public MadeProject {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }

  public String text() {
    return folder.getFileName() + ": " + files.size() + " files";
  }

  public String json() {
    return Json.pretty(
        Map.of("directory", folder.toString(), "files", files, "notes", notes, "version", 1));
  }
}
