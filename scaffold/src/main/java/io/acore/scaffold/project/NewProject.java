package io.acore.scaffold.project;

import io.acore.base.FileTrees;
import io.acore.scaffold.adoption.Adoption;
import io.acore.scaffold.answer.Asker;
import io.acore.scaffold.answer.Interview;
import io.acore.scaffold.template.RenderedFile;
import io.acore.scaffold.template.Rendering;
import io.acore.scaffold.template.Template;
import io.acore.stacks.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A project to make.
 *
 * @param folder where; it may be there if it holds nothing but {@code .git}
 * @param template the template's folder
 * @param given answers that are known
 * @param adopted the project of another tool to bring over
 * @param asker asked for all other answers; without one they take their defaults
 * @param lock makes the dependency lock
 */
public record NewProject(
    Path folder,
    Path template,
    Map<String, String> given,
    Optional<Adoption> adopted,
    Optional<Asker> asker,
    Optional<DependencyLock> lock) {
  public NewProject {
    given = Map.copyOf(given);
  }

  /** Makes it beside its place and moves it there, so that nothing half-made is ever seen. */
  public MadeProject make() {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw ProjectErrors.noParent(parent == null ? folder : parent);
    }
    try {
      if (!isFree()) {
        throw ProjectErrors.notEmpty(folder);
      }
      Rendering rendering = render();
      // In a folder that is there already: those above it may not be the user's to write
      Path work = Files.createTempDirectory(isThere() ? folder : parent, ".acore-init-");
      try {
        return fill(work.resolve("project"), rendering);
      } finally {
        FileTrees.delete(work);
      }
    } catch (IOException e) {
      throw ProjectErrors.cannotWrite(folder, e);
    }
  }

  private MadeProject fill(Path work, Rendering rendering) throws IOException {
    List<String> notes = new ArrayList<>(adopted.map(Adoption::notes).orElse(List.of()));
    rendering.writeTo(work);
    if (adopted.isPresent()) {
      adopted.get().copyCode(work.resolve("agent-code"));
    }
    if (adopted.isEmpty() || adopted.get().notes().isEmpty()) {
      // Whatever was answered, what is handed over has to load
      ConfigLoader.load(work);
    }
    lock.flatMap(it -> it.make(work.resolve("agent-code"))).ifPresent(notes::add);
    List<String> files;
    try (Stream<Path> all = Files.walk(work)) {
      files =
          all.filter(it -> !Files.isDirectory(it) || Files.isSymbolicLink(it))
              .map(it -> work.relativize(it).toString())
              .sorted()
              .toList();
    }
    place(work);
    return new MadeProject(folder, files, notes);
  }

  // A folder that is there stays the one that it is: somebody's shell may be in it
  private void place(Path work) throws IOException {
    if (!isThere()) {
      FileTrees.move(work, folder);
      return;
    }
    try (Stream<Path> made = Files.list(work)) {
      for (Path each : made.toList()) {
        FileTrees.move(each, folder.resolve(String.valueOf(each.getFileName())));
      }
    }
  }

  private Rendering render() {
    Template loaded = Template.in(template);
    Map<String, String> known = new LinkedHashMap<>();
    adopted.ifPresent(it -> known.putAll(it.answers()));
    known.putAll(given);
    Map<String, Object> answers =
        new Interview(loaded, known, asker).answers(String.valueOf(folder.getFileName()));
    Rendering rendering = loaded.render(answers);
    if (adopted.isPresent()) {
      String text =
          "# yaml-language-server: $schema=./acore.schema.json\n"
              + adopted.get().config(String.valueOf(answers.get("agent_name")));
      rendering = rendering.with(ConfigLoader.FILE_NAME, RenderedFile.text(text));
    }
    return rendering;
  }

  private boolean isThere() {
    return Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS);
  }

  private boolean isFree() throws IOException {
    if (!isThere()) {
      return true;
    }
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.allMatch(each -> each.endsWith(".git"));
    }
  }
}
