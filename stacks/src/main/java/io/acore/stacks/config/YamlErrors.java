package io.acore.stacks.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The parser's words, in ours. */
final class YamlErrors {
  private YamlErrors() {}

  static Problem translate(String name, String text, MarkedYamlEngineException e) {
    // For text that never ends, the place where it starts helps; where the file ends does not.
    boolean unfinished = String.valueOf(e.getProblem()).contains("unexpected end of stream");
    Optional<Mark> mark =
        unfinished ? e.getContextMark().or(e::getProblemMark) : e.getProblemMark();
    int line = mark.map(Mark::getLine).orElse(0) + 1;
    int column = mark.map(Mark::getColumn).orElse(0) + 1;
    return new Problem(Source.file(name, line, column), "", words(line(text, line), e));
  }

  private static String words(String line, MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    if (problem.contains("TAB") || problem.contains("\\t") || indent.indexOf('\t') >= 0) {
      return "a tab; YAML is indented with spaces only";
    }
    if (problem.contains("could not find expected ':'")) {
      return "a `:` is missing after the key, or the line before is not finished";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "a second `:` in one line, or a `:` or an indentation missing above; put text with `: ` in"
          + " quotes";
    }
    if (problem.contains("expected <block end>")) {
      return "the indentation does not fit the lines above";
    }
    if (problem.contains("found unexpected end of stream")) {
      return "the text in quotes never ends";
    }
    if (problem.contains("cannot start any token")) {
      return "text that starts with `@`, `` ` `` or `%` must stand in quotes";
    }
    return "not YAML: " + problem.strip();
  }

  private static String line(String text, int number) {
    int start = 0;
    for (int i = 1; i < number && start >= 0; i++) {
      start = text.indexOf('\n', start) + 1;
      if (start == 0) {
        return "";
      }
    }
    int end = text.indexOf('\n', start);
    return end < 0 ? text.substring(start) : text.substring(start, end);
  }
}
