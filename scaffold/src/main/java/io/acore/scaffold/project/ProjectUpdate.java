package io.acore.scaffold.project;

import io.acore.base.Json;
import io.acore.scaffold.answer.Interview;
import io.acore.scaffold.merge.ThreeWayMerge;
import io.acore.scaffold.template.RenderedFile;
import io.acore.scaffold.template.Rendering;
import io.acore.scaffold.template.Template;
import io.acore.scaffold.template.Templates;
import io.acore.stacks.config.ConfigLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes a project to another version of its template, or to other answers. For every file there are
 * three texts: what the old template made, what its owner made of that, what the new template
 * makes.
 *
 * @param base the folder of the old template; without it the version that the project names
 * @param answers that change
 */
public record ProjectUpdate(
    Path folder, Path template, Optional<Path> base, Map<String, String> answers) {
  public ProjectUpdate {
    answers = Map.copyOf(answers);
  }

  /** What happened to a file. */
  public enum Change {
    added,
    updated,
    merged,
    conflict,
    removed,
    kept
  }

  /**
   * The files that the update touched, or would have, had their owner not changed them.
   *
   * @param changes by path
   */
  public record Result(SortedMap<String, Change> changes) {
    public boolean hasConflicts() {
      return changes.containsValue(Change.conflict);
    }

    public String text() {
      if (changes.isEmpty()) {
        return "nothing to update";
      }
      StringBuilder text = new StringBuilder();
      changes.forEach((path, change) -> text.append(String.format("%-9s %s%n", change, path)));
      return text.toString();
    }

    public String json() {
      return Json.pretty(Map.of("changes", changes, "version", 1));
    }
  }

  public Result run() {
    Origin origin = Origin.of(folder);
    Template next = Template.in(template);
    Map<String, String> changed = new LinkedHashMap<>(origin.answers());
    changed.putAll(answers);
    Rendering after = render(next, changed);
    Rendering before = render(old(origin, next), origin.answers());
    if (Boolean.parseBoolean(origin.answers().get("imported"))) {
      // Its acore.yaml came from the other tool, not from the template
      before = without(before, ConfigLoader.FILE_NAME);
      after = without(after, ConfigLoader.FILE_NAME);
    }
    SortedMap<String, Change> changes = new TreeMap<>();
    try {
      TreeSet<String> paths = new TreeSet<>(before.files().keySet());
      paths.addAll(after.files().keySet());
      for (String path : paths) {
        Optional<Change> change =
            file(
                folder.resolve(path),
                Optional.ofNullable(before.files().get(path)),
                Optional.ofNullable(after.files().get(path)));
        change.ifPresent(it -> changes.put(path, it));
      }
    } catch (IOException e) {
      throw ProjectErrors.cannotWrite(folder, e);
    }
    return new Result(changes);
  }

  private Template old(Origin origin, Template next) {
    if (base.isPresent()) {
      return Template.in(base.get());
    }
    if (version(next).equals(origin.version())) {
      return next;
    }
    return Template.in(
        Templates.agentProject(origin.version())
            .orElseThrow(() -> ProjectErrors.unknownVersion(origin.version())));
  }

  private static String version(Template template) {
    return template.questions().stream()
        .filter(question -> question.name().equals(Origin.VERSION))
        .map(question -> template.fallback(question, Map.of()))
        .findFirst()
        .orElse("");
  }

  // A template that no longer asks a question ignores its answer.
  private Rendering render(Template loaded, Map<String, String> given) {
    Map<String, String> known = new LinkedHashMap<>(given);
    known
        .keySet()
        .removeIf(
            name ->
                !answers.containsKey(name)
                    && loaded.questions().stream().noneMatch(it -> it.name().equals(name)));
    return loaded.render(
        new Interview(loaded, known, Optional.empty())
            .answers(String.valueOf(folder.toAbsolutePath().normalize().getFileName())));
  }

  private static Optional<Change> file(
      Path path, Optional<RenderedFile> before, Optional<RenderedFile> after) throws IOException {
    if (before.isPresent() && after.isPresent() && same(before.get(), after.get())) {
      return Optional.empty();
    }
    boolean there = Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS);
    boolean untouched = there && before.isPresent() && isStill(path, before.get());
    if (after.isEmpty()) {
      if (untouched) {
        Files.delete(path);
        return Optional.of(Change.removed);
      }
      return there ? Optional.of(Change.kept) : Optional.empty();
    }
    if (there && isStill(path, after.get())) {
      return Optional.empty();
    }
    if (untouched || (!there && before.isEmpty())) {
      Rendering.write(path, after.get());
      return Optional.of(there ? Change.updated : Change.added);
    }
    // Removed by its owner: it stays away
    return there ? Optional.of(merge(path, before, after.get())) : Optional.of(Change.kept);
  }

  private static Change merge(Path path, Optional<RenderedFile> before, RenderedFile after)
      throws IOException {
    if (after.link().isPresent() || Files.isSymbolicLink(path) || Files.isDirectory(path)) {
      return Change.kept;
    }
    ThreeWayMerge.Result result =
        ThreeWayMerge.of(
            before.map(ProjectUpdate::text).orElse(""), Files.readString(path), text(after));
    Rendering.write(
        path,
        new RenderedFile(
            result.text().getBytes(StandardCharsets.UTF_8), after.executable(), Optional.empty()));
    return result.conflicts() == 0 ? Change.merged : Change.conflict;
  }

  private static Rendering without(Rendering rendering, String path) {
    SortedMap<String, RenderedFile> files = new TreeMap<>(rendering.files());
    files.remove(path);
    return new Rendering(files);
  }

  private static String text(RenderedFile file) {
    return new String(file.bytes(), StandardCharsets.UTF_8);
  }

  private static boolean same(RenderedFile left, RenderedFile right) {
    return left.link().equals(right.link()) && Arrays.equals(left.bytes(), right.bytes());
  }

  private static boolean isStill(Path path, RenderedFile file) throws IOException {
    if (file.link().isPresent()) {
      return Files.isSymbolicLink(path)
          && Files.readSymbolicLink(path).toString().equals(file.link().get());
    }
    return Files.isRegularFile(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)
        && Arrays.equals(Files.readAllBytes(path), file.bytes());
  }
}
