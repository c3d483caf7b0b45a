package io.acore.stacks.config;

import io.acore.base.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that is wrong with the configuration, in the order of the file. */
public final class ConfigProblems extends UserError {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 50;

  private final ArrayList<String> lines;

  private ConfigProblems(String file, List<String> lines) {
    super(
        what(file, lines),
        "acore writes nothing while its configuration has a problem",
        "correct the lines above; `acore config schema` and docs/reference/acore-yaml.md list every"
            + " key");
    this.lines = new ArrayList<>(lines);
  }

  static ConfigProblems of(String file, Collection<Problem> problems) {
    Map<String, Problem> distinct = new LinkedHashMap<>();
    problems.stream()
        .sorted(Problem.BY_PLACE)
        .forEach(problem -> distinct.putIfAbsent(problem.identity(), problem));
    return new ConfigProblems(file, distinct.values().stream().map(Problem::line).toList());
  }

  /** One line per problem. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  private static String what(String file, List<String> lines) {
    StringBuilder text = new StringBuilder();
    text.append("`").append(file).append("` has ");
    text.append(lines.size() == 1 ? "1 problem" : lines.size() + " problems");
    for (String line : lines.subList(0, Math.min(lines.size(), SHOWN))) {
      text.append("\n  ").append(line);
    }
    if (lines.size() > SHOWN) {
      text.append("\n  and ").append(lines.size() - SHOWN).append(" more");
    }
    return text.toString();
  }
}
