package io.acore.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's pages, and what they tell somebody to type. */
final class Pages {
  static final Path ROOT = Path.of(System.getProperty("acore.root"));

  private static final Set<String> NOT_OURS =
      Set.of("target", "node_modules", ".git", ".venv", "cdktf.out", ".acore");
  private static final Pattern QUOTED = Pattern.compile("`(acore [a-z][^`\n]*)`");
  private static final Pattern TYPED =
      Pattern.compile("^(?:\\$ )?(?:\\./)?(?:[a-z ]+\\| )?(acore [a-z].*)$", Pattern.MULTILINE);
  private static final Pattern HEADING = Pattern.compile("^#+ .*$", Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

  /** What stands for something in a text: `a|b`. */
  private static final Pattern ALTERNATIVES = Pattern.compile("[a-z-]+(\\|[a-z-]+)+");

  private Pages() {}

  /** Every page, wherever it lies. */
  static List<Path> all() throws IOException {
    List<Path> pages = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().matches(".*\\.md(\\.jinja)?")) {
              pages.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    pages.sort(null);
    return pages;
  }

  /** The code blocks in some languages, in their order; `|` parts the languages. */
  static List<String> blocks(String page, String languages) {
    return Pattern.compile(
            "^ *```(?:" + languages + ")\n(.*?)^ *```", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /** The commands of acore that a page shows, whole lines of code blocks and words of sentences. */
  static List<String> commands(String page) {
    Stream<String> typed = blocks(page, "sh|console").stream().flatMap(Pages::typed);
    Stream<String> quoted =
        QUOTED.matcher(HEADING.matcher(page).replaceAll("")).results().map(words -> words.group(1));
    return Stream.concat(typed, quoted).toList();
  }

  /** Those of a text that has a command a line. */
  static Stream<String> typed(String text) {
    return TYPED.matcher(text).results().map(line -> line.group(1));
  }

  /** The words behind `acore`, up to what the shell takes for itself. */
  static String[] words(String line) {
    String command = line.split(" (?:#|&&|\\|\\||\\||>)", 2)[0];
    return WORD.matcher(command)
        .results()
        .map(word -> word.group().replaceAll("^[\"']|[\"']$", ""))
        .skip(1)
        .map(word -> ALTERNATIVES.matcher(word).matches() ? word.split("\\|", 2)[0] : word)
        .filter(word -> !word.equals("...") && !word.equals("…"))
        .toArray(String[]::new);
  }
}
