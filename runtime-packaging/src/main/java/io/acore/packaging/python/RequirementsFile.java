package io.acore.packaging.python;

import io.acore.packaging.error.PackagingErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * A {@code requirements.txt} as far as acore reads it; uv or pip read the rest.
 *
 * @param requirements each with its hashes
 * @param options lines that start with {@code -}, local paths and plain URLs among the others
 */
public record RequirementsFile(List<Requirement> requirements, List<String> options) {
  public RequirementsFile {
    requirements = List.copyOf(requirements);
    options = List.copyOf(options);
  }

  static RequirementsFile read(Path file) {
    try {
      return parse(Files.readString(file), file);
    } catch (IOException e) {
      throw PackagingErrors.unreadable(file, e);
    }
  }

  /** Reads text; {@code -r} is followed from the file's folder. */
  static RequirementsFile parse(String text, Path file) {
    List<Requirement> requirements = new ArrayList<>();
    List<String> options = new ArrayList<>();
    for (String line : text.replace("\\\r\n", " ").replace("\\\n", " ").lines().toList()) {
      String plain = withoutComment(line);
      if (plain.isEmpty()) {
        continue;
      }
      Optional<String> nested = nested(plain);
      if (nested.isPresent()) {
        RequirementsFile other = read(file.resolveSibling(nested.get()));
        requirements.addAll(other.requirements());
        options.addAll(other.options());
      } else if (plain.startsWith("-")) {
        options.add(plain);
      } else {
        one(plain).ifPresentOrElse(requirements::add, () -> options.add(plain));
      }
    }
    return new RequirementsFile(requirements, options);
  }

  /** Whether it pins every version by hash, so that nothing is left to resolve. */
  boolean locked() {
    return !requirements.isEmpty()
        && requirements.stream().allMatch(r -> !r.hashes().isEmpty())
        && localPaths().isEmpty();
  }

  boolean empty() {
    return requirements.isEmpty() && localPaths().isEmpty();
  }

  /** Folders or files of this machine that it asks for. */
  List<String> localPaths() {
    return options.stream()
        .map(line -> line.replaceFirst("^(-e|--editable)[ =]+", ""))
        .filter(line -> !line.startsWith("-"))
        .map(line -> line.replaceFirst("\\s*;.*$", "").replaceFirst("^file:(//)?", "").strip())
        .toList();
  }

  /** The requirements alone: for what uv or pip resolved, where the rest is local or noise. */
  RequirementsFile withoutOptions() {
    return new RequirementsFile(requirements, List.of());
  }

  /** Same lines, same text: sorted, without comments and spacing. */
  String canonical() {
    List<String> lines = new ArrayList<>(options.stream().sorted().toList());
    lines.addAll(requirements.stream().map(Requirement::canonical).sorted().distinct().toList());
    return String.join("\n", lines) + "\n";
  }

  private static Optional<Requirement> one(String line) {
    List<String> hashes = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    for (StringTokenizer words = new StringTokenizer(line); words.hasMoreTokens(); ) {
      String word = words.nextToken();
      if (word.startsWith("--hash=")) {
        hashes.add(word.substring("--hash=".length()));
      } else {
        rest.append(word).append(' ');
      }
    }
    String plain = rest.toString().strip();
    boolean path = plain.startsWith(".") || plain.startsWith("/") || plain.startsWith("file:");
    return path ? Optional.empty() : Requirement.parse(plain, hashes);
  }

  private static Optional<String> nested(String line) {
    for (String option : List.of("-r ", "--requirement ", "--requirement=")) {
      if (line.startsWith(option)) {
        return Optional.of(line.substring(option.length()).strip());
      }
    }
    return Optional.empty();
  }

  private static String withoutComment(String line) {
    // A file with hashes is 100 KB and more: an expression only where there is something to find.
    String plain = line.indexOf('#') < 0 ? line : line.replaceFirst("(^|\\s+)#.*$", "");
    return plain.strip();
  }
}
