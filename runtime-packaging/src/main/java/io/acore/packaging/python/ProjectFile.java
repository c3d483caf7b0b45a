package io.acore.packaging.python;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import io.acore.base.Json;
import io.acore.base.Suggestions;
import io.acore.packaging.error.PackagingErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a {@code pyproject.toml} says about dependencies.
 *
 * @param name the project's own name, or empty
 * @param dependencies {@code [project.dependencies]}
 * @param extras {@code [project.optional-dependencies]} by normalised name
 * @param sources names that {@code [tool.uv.sources]} takes from elsewhere, with their tables as
 *     text
 */
public record ProjectFile(
    String name,
    List<Requirement> dependencies,
    SortedMap<String, List<Requirement>> extras,
    SortedMap<String, String> sources) {

  static ProjectFile read(Path file) {
    JsonNode root = toml(file);
    JsonNode project = root.path("project");
    TreeMap<String, List<Requirement>> extras = new TreeMap<>();
    project
        .path("optional-dependencies")
        .properties()
        .forEach(
            e -> extras.put(Requirement.normalise(e.getKey()), requirements(e.getValue(), file)));
    TreeMap<String, String> sources = new TreeMap<>();
    root.path("tool")
        .path("uv")
        .path("sources")
        .properties()
        .forEach(e -> sources.put(Requirement.normalise(e.getKey()), e.getValue().toString()));
    return new ProjectFile(
        project.path("name").asText(""),
        requirements(project.path("dependencies"), file),
        extras,
        sources);
  }

  /** Reads TOML, or says where it stops being TOML. */
  static JsonNode toml(Path file) {
    String text = "";
    try {
      text = Files.readString(file);
      return Json.read(new TomlFactory().createParser(text));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      int line = at == null ? 1 : Math.max(1, at.getLineNr());
      int column = at == null ? 1 : Math.max(1, at.getColumnNr());
      String shown = text.lines().skip(line - 1L).findFirst().orElse("");
      throw PackagingErrors.badToml(file, line, column, shown, e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw PackagingErrors.unreadable(file, e);
    }
  }

  /** The dependencies with those of the chosen extras. */
  List<Requirement> with(List<String> chosen, Path file) {
    List<Requirement> all = new ArrayList<>(dependencies);
    for (String extra : new TreeSet<>(chosen)) {
      List<Requirement> more = extras.get(Requirement.normalise(extra));
      if (more == null) {
        throw PackagingErrors.unknownExtra(
            extra, file, extras.keySet(), Suggestions.nearest(extra, extras.keySet()));
      }
      all.addAll(more);
    }
    return all;
  }

  private static List<Requirement> requirements(JsonNode list, Path file) {
    List<Requirement> requirements = new ArrayList<>();
    for (JsonNode item : list) {
      requirements.add(
          Requirement.parse(item.asText())
              .orElseThrow(() -> PackagingErrors.badRequirement(item.asText(), file)));
    }
    return requirements;
  }
}
