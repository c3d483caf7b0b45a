package io.acore.scaffold.pipeline;

import io.acore.base.IoReason;
import io.acore.base.UserError;
import io.acore.scaffold.answer.Interview;
import io.acore.scaffold.template.RenderedFile;
import io.acore.scaffold.template.Rendering;
import io.acore.scaffold.template.Template;
import io.acore.scaffold.template.Templates;
import io.acore.stacks.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the template's pipeline into a project that has none. */
public final class Pipelines {
  private Pipelines() {}

  /**
   * The files of a pipeline, written below the project's folder.
   *
   * @param host {@code github} or {@code gitlab}
   * @param overwrite whether files that are there and differ are replaced
   * @return their paths
   */
  public static List<String> write(Config config, Path folder, Host host, boolean overwrite) {
    SortedMap<String, RenderedFile> files = files(config, host);
    List<String> different = new ArrayList<>();
    try {
      for (Map.Entry<String, RenderedFile> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        if (Files.exists(path)
            && !Arrays.equals(Files.readAllBytes(path), file.getValue().bytes())) {
          different.add(file.getKey());
        }
      }
      if (!different.isEmpty() && !overwrite) {
        throw new UserError(
            "`" + String.join("`, `", different) + "` is there already and differs",
            "what you changed in it would be lost",
            "move it away, or replace it with `--overwrite`");
      }
      for (Map.Entry<String, RenderedFile> file : files.entrySet()) {
        Rendering.write(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UserError(
          "the pipeline cannot be written to `" + folder + "`",
          IoReason.of(e),
          "make the folder writable",
          e);
    }
    return List.copyOf(files.keySet());
  }

  private static SortedMap<String, RenderedFile> files(Config config, Host host) {
    Template template = Template.in(Templates.agentProject());
    Map<String, Object> answers =
        new Interview(
                template,
                Map.of(
                    "agent_name", config.agentName(),
                    "region", config.region(),
                    "ci", host.name()),
                Optional.empty())
            .answers(config.agentName());
    SortedMap<String, RenderedFile> files = new TreeMap<>();
    template
        .render(answers)
        .files()
        .forEach(
            (path, file) -> {
              if (path.startsWith(host.prefix())) {
                files.put(path, file);
              }
            });
    return files;
  }

  /** Who runs the pipeline. */
  public enum Host {
    github(".github/"),
    gitlab(".gitlab-ci.yml");

    private final String prefix;

    Host(String prefix) {
      this.prefix = prefix;
    }

    String prefix() {
      return prefix;
    }
  }
}
