package io.acore.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds which of the provider's 1,800 Java packages (one for each resource type) the product uses,
 * from the names in its class files, so that nobody keeps a list.
 */
final class ProviderModules {
  static final String ROOT = "com/hashicorp/cdktf/providers/aws/";
  private static final Pattern REFERENCE = Pattern.compile(ROOT + "([a-z0-9_]+)/");

  private ProviderModules() {}

  /** The packages that the jars name, and what those name in turn. */
  static Set<String> usedBy(Collection<Path> jars, Path provider) throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path jar : jars) {
      if (!jar.equals(provider)) {
        used.addAll(references(jar, entry -> true));
      }
    }
    Deque<String> unread = new ArrayDeque<>(used);
    while (!unread.isEmpty()) {
      String folder = ROOT + unread.remove() + "/";
      for (String reference : references(provider, entry -> entry.startsWith(folder))) {
        if (used.add(reference)) {
          unread.add(reference);
        }
      }
    }
    return used;
  }

  private static Set<String> references(Path jar, Predicate<String> wanted) throws IOException {
    Set<String> found = new TreeSet<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      Enumeration<JarEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        if (entry.getName().endsWith(".class") && wanted.test(entry.getName())) {
          try (InputStream in = file.getInputStream(entry)) {
            // Names stand in a class file as they are; bytes that only look like one do no harm.
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            Matcher matcher = REFERENCE.matcher(text);
            while (matcher.find()) {
              found.add(matcher.group(1));
            }
          }
        }
      }
    }
    return found;
  }
}
