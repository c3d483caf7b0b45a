package io.acore.scaffold.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * An example and a new project each have to be whole, so a file that several of them use stands in
 * each. What is mended in one has to be mended in all.
 */
final class SharedFilesTest {
  private static final Path ROOT = Path.of(System.getProperty("acore.root"));

  /** Same name, other purpose: each agent is its own, and so are its tests and dependencies. */
  private static final Set<String> OWN =
      Set.of(
          "runtime.py",
          "agent.py",
          "team.py",
          "reports.py",
          "test_agent.py",
          "handler.py",
          "tools.json",
          "policy.json",
          "requirements.txt",
          "pyproject.toml");

  private static final Pattern CODE =
      Pattern.compile("(examples|templates)/.*/[^/]+\\.(py|json|toml|txt)");
  private static final Pattern MADE =
      Pattern.compile("/(\\.acore|cdktf\\.out|\\.venv)/|/acore\\.lock\\.json$");

  @Test
  void copiesOfOneFileAreTheSame() throws IOException {
    Map<String, Set<String>> contents = new TreeMap<>();
    Map<String, Set<String>> places = new TreeMap<>();
    for (String top : new String[] {"examples", "templates"}) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(top))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String inside = ROOT.relativize(file).toString().replace('\\', '/');
          String name = String.valueOf(file.getFileName());
          if (CODE.matcher(inside).matches() && !MADE.matcher(inside).find()) {
            contents.computeIfAbsent(name, it -> new LinkedHashSet<>()).add(Files.readString(file));
            places.computeIfAbsent(name, it -> new TreeSet<>()).add(inside);
          }
        }
      }
    }
    assertThat(places.get("aws.py")).as("what this test compares").hasSizeGreaterThan(3);
    places.forEach(
        (name, copies) -> {
          if (!OWN.contains(name)) {
            assertThat(contents.get(name)).as("these have to be one: %s", copies).hasSize(1);
          }
        });
  }

  /** The tool of the template is that of the second example, whose names are not its own. */
  @Test
  void theToolIsTheExamples() throws IOException {
    Path example = ROOT.resolve("examples/2-gateway-tool/data-analysis");
    Path template = ROOT.resolve("templates/agent-project/template/data-analysis");
    try (Stream<Path> files = Files.list(template)) {
      for (Path file : files.toList()) {
        assertThat(example.resolve(String.valueOf(file.getFileName())))
            .hasSameTextualContentAs(file);
      }
    }
  }
}
