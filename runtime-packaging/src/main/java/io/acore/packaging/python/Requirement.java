package io.acore.packaging.python;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One requirement, PEP 508.
 *
 * @param name as PEP 503 normalises it
 * @param extras sorted
 * @param specifier versions, spaces removed, sorted; or {@code @ url}
 * @param marker after the {@code ;}, or empty
 * @param hashes each {@code sha256:...}, sorted
 */
public record Requirement(
    String name, List<String> extras, String specifier, String marker, List<String> hashes) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[([^\\]]*)\\])?\\s*(@\\s*\\S+|[^;@]*?)\\s*(?:;\\s*(.*))?");

  public Requirement {
    extras = List.copyOf(extras);
    hashes = List.copyOf(hashes);
  }

  /** Reads a requirement without options; empty text is not one. */
  static Optional<Requirement> parse(String text) {
    return parse(text, List.of());
  }

  static Optional<Requirement> parse(String text, List<String> hashes) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String extras = matcher.group(2) == null ? "" : matcher.group(2);
    String marker = matcher.group(4) == null ? "" : matcher.group(4).strip();
    return Optional.of(
        new Requirement(
            normalise(matcher.group(1)),
            words(extras).stream().map(Requirement::normalise).toList(),
            specifier(matcher.group(3)),
            marker.replaceAll("\\s+", " ").replace('"', '\''),
            hashes.stream().sorted().toList()));
  }

  public static String normalise(String name) {
    return name.strip().replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
  }

  /** One line that two spellings of the same requirement share. */
  public String canonical() {
    StringBuilder out = new StringBuilder(name);
    if (!extras.isEmpty()) {
      out.append('[').append(String.join(",", extras)).append(']');
    }
    out.append(specifier.startsWith("@") ? " " : "").append(specifier);
    if (!marker.isEmpty()) {
      out.append(" ; ").append(marker);
    }
    hashes.forEach(hash -> out.append(" --hash=").append(hash));
    return out.toString();
  }

  /** The one version it allows, if it allows one only. */
  Optional<String> pinned() {
    return specifier.startsWith("==") && !specifier.contains(",") && !specifier.contains("*")
        ? Optional.of(specifier.replaceFirst("^={2,3}", ""))
        : Optional.empty();
  }

  private static String specifier(String text) {
    String plain = text.strip();
    if (plain.startsWith("@")) {
      return "@ " + plain.substring(1).strip();
    }
    String open =
        plain.startsWith("(") && plain.endsWith(")")
            ? plain.substring(1, plain.length() - 1)
            : plain;
    return String.join(",", words(open.replaceAll("\\s+", "")));
  }

  private static Set<String> words(String text) {
    TreeSet<String> words = new TreeSet<>();
    for (String word : text.split(",", -1)) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return words;
  }
}
