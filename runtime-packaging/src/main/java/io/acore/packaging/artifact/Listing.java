package io.acore.packaging.artifact;

import io.acore.packaging.source.ExcludedPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every file and why it is in the package or is not, for {@code acore package --list}. */
public final class Listing {
  private Listing() {}

  /** Why a file is where it is. */
  public enum Reason {
    CODE,
    DEPENDENCY,
    EXCLUDED
  }

  /**
   * One file.
   *
   * @param path inside the zip, or inside the source folder when it is excluded
   * @param reason why
   * @param rule the rule that excludes it, or empty
   * @param bytes unpacked; 0 when it is excluded
   */
  public record Line(String path, Reason reason, String rule, long bytes) {
    /** As text, one line. */
    public String text() {
      return switch (reason) {
        case CODE -> "code        " + path;
        case DEPENDENCY -> "dependency  " + path;
        case EXCLUDED -> "excluded    " + path + "  (" + rule + ")";
      };
    }
  }

  /** What ships, one line a file: all that a program behind a pipe should count. */
  public static String shipped(List<Line> lines) {
    return text(lines.stream().filter(line -> line.reason() != Reason.EXCLUDED).toList());
  }

  /** What stays at home, one line a file; empty when everything ships. */
  public static String excluded(List<Line> lines) {
    return text(lines.stream().filter(line -> line.reason() == Reason.EXCLUDED).toList());
  }

  private static String text(List<Line> lines) {
    return String.join("\n", lines.stream().map(Line::text).toList());
  }

  public static List<Line> of(Contents contents) {
    List<Line> lines = new ArrayList<>();
    Set<String> code = new HashSet<>();
    if (contents.plan().request().kind().hasCode()) {
      contents.plan().code().files().forEach(file -> code.add(file.path()));
    }
    contents
        .files()
        .forEach(
            (name, size) ->
                lines.add(
                    new Line(
                        name, code.contains(name) ? Reason.CODE : Reason.DEPENDENCY, "", size)));
    for (ExcludedPath excluded : contents.plan().code().excluded()) {
      lines.add(new Line(excluded.path(), Reason.EXCLUDED, excluded.rule(), 0));
    }
    return List.copyOf(lines);
  }
}
