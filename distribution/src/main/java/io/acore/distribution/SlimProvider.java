package io.acore.distribution;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/**
 * Cuts the provider's jar down to the resource types in use: 124 MB, of which a run copies a 30 MB
 * archive out and indexes 60,000 entries, become one or two.
 *
 * <p>A library user's class path still has the whole jar, and what is synthesized is the same.
 */
final class SlimProvider {
  private static final String TYPES = ProviderModules.ROOT + "$Module.txt";

  private SlimProvider() {}

  static void cut(Path from, Path to, Set<String> packages) throws IOException {
    try (JarFile jar = new JarFile(from.toFile());
        OutputStream stream = Files.newOutputStream(to);
        JarOutputStream out = new JarOutputStream(stream)) {
      List<String> types = types(jar, packages);
      Enumeration<JarEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        String name = entry.getName();
        if (!entry.isDirectory() && stays(name, packages)) {
          try (InputStream in = jar.getInputStream(entry)) {
            put(out, entry, contents(name, in, types, packages));
          }
        }
      }
    }
  }

  private static boolean stays(String name, Set<String> packages) {
    if (!name.startsWith(ProviderModules.ROOT)) {
      return !name.equals("META-INF/INDEX.LIST");
    }
    String inside = name.substring(ProviderModules.ROOT.length());
    int slash = inside.indexOf('/');
    return slash < 0 || packages.contains(inside.substring(0, slash));
  }

  private static byte[] contents(
      String name, InputStream in, List<String> types, Set<String> packages) throws IOException {
    if (name.equals(TYPES)) {
      return (String.join("\n", types) + "\n").getBytes(StandardCharsets.UTF_8);
    }
    if (name.endsWith(".tgz")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      SlimPackage.cut(in, bytes, submodules(types), packages);
      return bytes.toByteArray();
    }
    return in.readAllBytes();
  }

  /** Lines such as {@code @cdktf/provider-aws.iamRole.IamRole=com...aws.iam_role.IamRole}. */
  private static List<String> types(JarFile jar, Set<String> packages) throws IOException {
    Set<String> wanted =
        packages.stream()
            .map(name -> ProviderModules.ROOT.replace('/', '.') + name)
            .collect(Collectors.toSet());
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                jar.getInputStream(jar.getJarEntry(TYPES)), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(
              line -> {
                String type = line.substring(line.indexOf('=') + 1);
                return wanted.stream().anyMatch(name -> type.startsWith(name + "."));
              })
          .toList();
    }
  }

  /** The jsii names of the packages: {@code iamRole} for {@code iam_role}. */
  private static Set<String> submodules(List<String> types) {
    Set<String> submodules = new TreeSet<>();
    for (String line : types) {
      int start = line.indexOf('.') + 1;
      submodules.add(line.substring(start, line.indexOf('.', start)));
    }
    return submodules;
  }

  private static void put(JarOutputStream out, JarEntry like, byte[] bytes) throws IOException {
    JarEntry entry = new JarEntry(like.getName());
    entry.setTimeLocal(like.getTimeLocal());
    out.putNextEntry(entry);
    new ByteArrayInputStream(bytes).transferTo(out);
    out.closeEntry();
  }
}
