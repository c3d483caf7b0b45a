package io.acore.packaging.smoke;

import io.acore.packaging.artifact.Contents;
import io.acore.packaging.artifact.PackageKind;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds imports that nothing in the zip answers.
 *
 * <p>Only unindented imports count: those in functions, {@code try} and {@code if} blocks may be
 * optional.
 */
final class StaticImports {
  private static final Pattern STRINGS = Pattern.compile("(?s)\"\"\".*?\"\"\"|'''.*?'''");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^(?:from\\s+([A-Za-z_]\\w*)[\\w.]*\\s+import\\b|import\\s+([^#\\n;]+))");
  // What Lambda's Python has without being asked.
  private static final Set<String> LAMBDA =
      Set.of("boto3", "botocore", "s3transfer", "jmespath", "dateutil", "urllib3", "six");

  private StaticImports() {}

  /** Each {@code file:line: module}. */
  static List<String> unresolved(Contents contents) {
    try {
      Set<String> known = standardLibrary();
      if (isLambda(contents.plan().request().kind())) {
        known.addAll(LAMBDA);
      }
      Set<String> there = new HashSet<>();
      contents.files().keySet().forEach(name -> addModules(name, there));
      List<String> missing = new ArrayList<>();
      for (SourceFile file : contents.plan().code().files()) {
        if (file.path().endsWith(".py")) {
          check(file, known, there, missing);
        }
      }
      return missing;
    } catch (IOException e) {
      throw PackagingErrors.unreadable(contents.plan().request().source(), e);
    }
  }

  private static boolean isLambda(PackageKind kind) {
    return kind != PackageKind.RUNTIME && kind != PackageKind.CONTAINER;
  }

  private static void check(
      SourceFile file, Set<String> known, Set<String> there, List<String> missing)
      throws IOException {
    String text = blankStrings(Files.readString(file.file(), StandardCharsets.ISO_8859_1));
    String folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
    Matcher matcher = IMPORT.matcher(text);
    while (matcher.find()) {
      String names = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      for (String name : names.split(",", -1)) {
        String top = name.strip().split("[.\\s]", 2)[0];
        boolean found =
            top.isEmpty()
                || known.contains(top)
                || there.contains(top)
                || there.contains(folder + top);
        if (!found) {
          long line = 1 + text.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
          missing.add(file.path() + ":" + line + ": " + top);
        }
      }
    }
  }

  // Every folder counts as a module: namespace packages have no __init__.py.
  private static void addModules(String path, Set<String> there) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      there.add(path.substring(0, slash));
    }
    if (path.endsWith(".py") || path.endsWith(".so")) {
      int name = path.lastIndexOf('/') + 1;
      there.add(path.substring(0, path.indexOf('.', name)));
    }
  }

  private static String blankStrings(String text) {
    return STRINGS.matcher(text).replaceAll(m -> "\n".repeat((int) m.group().lines().count() - 1));
  }

  private static Set<String> standardLibrary() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(StaticImports.class.getResourceAsStream("standard-library.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new HashSet<>(text.lines().filter(line -> !line.startsWith("#")).toList());
    }
  }
}
