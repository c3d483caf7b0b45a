package io.acore.cli;

import io.acore.base.Environment;
import io.acore.base.UserError;
import io.acore.stacks.lint.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What went wrong, in the form that GitHub shows above a job's log, and beside the code where it
 * names a line. It reads that form from standard error, too.
 */
final class Annotations {
  /** A problem with its place, as a line of an error has it. */
  private static final Pattern PLACED =
      Pattern.compile("^ +(\\S+):(\\d+):(\\d+): (.*)$", Pattern.MULTILINE);

  private final Environment environment;

  Annotations(Environment environment) {
    this.environment = environment;
  }

  /**
   * One line for each place that the error names, or one for the whole.
   *
   * @param project what the error's file names are relative to
   */
  List<String> of(UserError error, Path project) {
    if (!wanted()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    PLACED.matcher(error.what()).results().forEach(it -> lines.add(placed(it, project)));
    if (lines.isEmpty()) {
      String[] what = error.what().split("\n", 2);
      String more = what.length == 2 ? what[1] + "\n" : "";
      lines.add(
          line(
              "error",
              "title=" + property(what[0]),
              more + "why: " + error.why() + "\nfix: " + error.fix()));
    }
    return lines;
  }

  /** One line for each; a stack is no file of the repository, so it names no place in it. */
  List<String> of(List<Finding> findings) {
    return wanted()
        ? findings.stream()
            .map(
                it ->
                    line(
                        it.level(),
                        "title=" + property(it.rule()),
                        it.address() + ": " + it.message() + "\nfix: " + it.fix()))
            .toList()
        : List.of();
  }

  private boolean wanted() {
    return environment.variable("GITHUB_ACTIONS").filter("true"::equals).isPresent();
  }

  private String placed(MatchResult problem, Path project) {
    Path file = environment.resolve(project.toString()).resolve(problem.group(1)).normalize();
    Path root = environment.resolve(environment.variable("GITHUB_WORKSPACE").orElse(""));
    String place =
        Files.exists(file) && file.startsWith(root)
            ? "file=%s,line=%s,col=%s,"
                .formatted(
                    property(root.relativize(file).toString()), problem.group(2), problem.group(3))
            : "";
    return line("error", place + "title=acore", problem.group(4));
  }

  private static String line(String level, String properties, String message) {
    return "::" + level + " " + properties + "::" + message(message);
  }

  private static String message(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return message(text).replace(":", "%3A").replace(",", "%2C");
  }
}
