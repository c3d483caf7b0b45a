package io.acore.scaffold.template;

import io.acore.base.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A template folder; {@code copier.yml} in it holds questions, and settings that start with {@code
 * _}.
 */
public final class Template {
  static final String FILE_NAME = "copier.yml";

  private static final String SUFFIX = ".jinja";

  private final Path folder;
  private final Map<String, Object> settings;
  private final List<Question> questions = new ArrayList<>();
  private final Engine engine;

  private Template(Path folder) {
    this.folder = folder;
    settings = YamlFile.read(folder.resolve(FILE_NAME));
    engine = new Engine(folder);
    settings.forEach(
        (name, value) -> {
          if (!name.startsWith("_") && value instanceof Map<?, ?> question) {
            questions.add(question(name, question));
          }
        });
  }

  public static Template in(Path folder) {
    if (!Files.isRegularFile(folder.resolve(FILE_NAME))) {
      throw TemplateErrors.noTemplate(folder.toString());
    }
    return new Template(folder);
  }

  public List<Question> questions() {
    return List.copyOf(questions);
  }

  /** Whether a question is asked, given the answers so far. */
  public boolean asks(Question question, Map<String, Object> answers) {
    return !"false".equalsIgnoreCase(render(question, question.when(), answers));
  }

  public String fallback(Question question, Map<String, Object> answers) {
    return render(question, question.fallback(), answers);
  }

  /** What is wrong with an answer; {@code answers} holds it already. */
  public Optional<String> problem(Question question, Map<String, Object> answers) {
    String answer = String.valueOf(answers.get(question.name()));
    if (!question.choices().isEmpty() && !question.choices().contains(answer)) {
      return Optional.of("it can be " + String.join(", ", question.choices()));
    }
    return Optional.of(render(question, question.validator(), answers).strip())
        .filter(problem -> !problem.isEmpty());
  }

  private String render(Question question, String text, Map<String, Object> answers) {
    return text.contains("{")
        ? engine.render(FILE_NAME + ": " + question.name(), text, answers)
        : text;
  }

  public Rendering render(Map<String, Object> answers) {
    SortedMap<String, RenderedFile> files = new TreeMap<>();
    Path top = folder.resolve(String.valueOf(settings.getOrDefault("_subdirectory", ".")));
    List<Exclusion> exclusions = exclusions(answers);
    try (Stream<Path> paths = Files.walk(top)) {
      for (Path path : paths.sorted().toList()) {
        String written = top.relativize(path).toString();
        boolean jinja = written.endsWith(SUFFIX);
        Path below =
            Path.of(jinja ? written.substring(0, written.length() - SUFFIX.length()) : written);
        boolean link = Files.isSymbolicLink(path);
        if ((link || Files.isRegularFile(path))
            && exclusions.stream().noneMatch(it -> it.matches(below))) {
          files.put(
              below.toString().replace('\\', '/'),
              link
                  ? RenderedFile.link(Files.readSymbolicLink(path).toString())
                  : rendered(below.toString(), path, jinja, answers));
        }
      }
    } catch (IOException e) {
      throw TemplateErrors.unreadable(folder.toString(), IoReason.of(e));
    }
    return new Rendering(files);
  }

  private RenderedFile rendered(String name, Path path, boolean jinja, Map<String, Object> answers)
      throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    if (jinja) {
      bytes =
          engine
              .render(name, new String(bytes, StandardCharsets.UTF_8), answers)
              .getBytes(StandardCharsets.UTF_8);
    }
    return new RenderedFile(bytes, Files.isExecutable(path), Optional.empty());
  }

  private List<Exclusion> exclusions(Map<String, Object> answers) {
    List<Exclusion> exclusions = new ArrayList<>();
    if (settings.get("_exclude") instanceof List<?> patterns) {
      for (Object pattern : patterns) {
        String written = engine.render("_exclude", String.valueOf(pattern), answers);
        if (!written.isBlank()) {
          exclusions.add(new Exclusion(written));
        }
      }
    }
    return exclusions;
  }

  private static Question question(String name, Map<?, ?> written) {
    Map<String, Object> entries = new LinkedHashMap<>();
    written.forEach((key, value) -> entries.put(String.valueOf(key), value));
    List<String> choices = new ArrayList<>();
    if (entries.get("choices") instanceof List<?> list) {
      list.forEach(choice -> choices.add(String.valueOf(choice)));
    }
    return new Question(
        name,
        text(entries, "help", name),
        text(entries, "type", "str").equals("bool"),
        choices,
        text(entries, "default", ""),
        text(entries, "validator", ""),
        text(entries, "when", "true"));
  }

  private static String text(Map<String, Object> entries, String key, String fallback) {
    Object value = entries.get(key);
    return value == null ? fallback : String.valueOf(value);
  }
}
