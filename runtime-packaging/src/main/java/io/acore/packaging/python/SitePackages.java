package io.acore.packaging.python;

import io.acore.base.FileTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes what uv or pip installed independent of which of them it was, and of where.
 *
 * <p>Scripts get a shebang that holds on any machine, the notes of the installer go, and each
 * RECORD is written again to match.
 */
final class SitePackages {
  private static final String SHEBANG = "#!/usr/bin/env python3\n";
  private static final List<String> NOTES =
      List.of("INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json", "uv_build.json");
  private static final Pattern ENTRY_POINT =
      Pattern.compile(
          "\\s*([^=\\s][^=]*?)\\s*=\\s*([\\w.]+)\\s*:\\s*([\\w.]+)\\s*(?:\\[.*\\])?\\s*");

  private final Path folder;

  SitePackages(Path folder) {
    this.folder = folder;
  }

  List<InstalledPackage> normalise() throws IOException {
    Files.deleteIfExists(folder.resolve(".lock"));
    for (Path cache : find("__pycache__")) {
      FileTrees.delete(cache);
    }
    List<Path> infos = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder)) {
      children.filter(c -> c.toString().endsWith(".dist-info")).sorted().forEach(infos::add);
    }
    for (Path info : infos) {
      for (String note : NOTES) {
        Files.deleteIfExists(info.resolve(note));
      }
      entryPoints(info);
    }
    otherScripts();
    List<InstalledPackage> packages = new ArrayList<>();
    for (Path info : infos) {
      packages.add(record(info));
    }
    return packages;
  }

  private void entryPoints(Path info) throws IOException {
    Path file = info.resolve("entry_points.txt");
    if (!Files.exists(file)) {
      return;
    }
    String section = "";
    for (String line : Files.readAllLines(file)) {
      Matcher matcher = ENTRY_POINT.matcher(line);
      if (line.strip().startsWith("[")) {
        section = line.strip();
      } else if (section.matches("\\[(console|gui)_scripts]") && matcher.matches()) {
        Path script = folder.resolve("bin").resolve(matcher.group(1)).normalize();
        if (script.startsWith(folder) && Files.exists(script)) {
          write(script, SHEBANG + call(matcher.group(2), matcher.group(3)));
        }
      }
    }
  }

  private static String call(String module, String function) {
    String first = function.split("\\.", 2)[0];
    return "import sys\n\nfrom "
        + module
        + " import "
        + first
        + "\n\nif __name__ == \"__main__\":\n    sys.exit("
        + function
        + "())\n";
  }

  // Scripts that a wheel ships as files name the interpreter that installed them.
  private void otherScripts() throws IOException {
    Path bin = folder.resolve("bin");
    if (!Files.isDirectory(bin)) {
      return;
    }
    try (Stream<Path> files = Files.list(bin)) {
      for (Path script : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(script);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int firstEnd = text.indexOf('\n');
        if (!text.startsWith("#!") || firstEnd < 0 || text.startsWith(SHEBANG)) {
          continue;
        }
        if (text.startsWith("#!/bin/sh\n'''exec' ")) {
          int end = text.indexOf("\n' '''\n");
          firstEnd = end < 0 ? firstEnd : end + "\n' '''".length();
        } else if (!text.substring(0, firstEnd).contains("python")) {
          continue;
        }
        write(script, SHEBANG + text.substring(firstEnd + 1));
      }
    }
  }

  private static void write(Path script, String text) throws IOException {
    // The installer may have linked the file to its own cache, which must not change.
    Files.delete(script);
    Files.write(script, text.getBytes(StandardCharsets.ISO_8859_1));
    if (!script.toFile().setExecutable(true, false)) {
      throw new IOException(script + " cannot be made executable");
    }
  }

  private InstalledPackage record(Path info) throws IOException {
    Path file = info.resolve("RECORD");
    List<String> lines = new ArrayList<>();
    int count = 0;
    long bytes = 0;
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      List<String> fields = fields(line);
      String name = fields.get(0).replaceFirst("^(\\.\\./)+", "");
      Path member = folder.resolve(name).normalize();
      if (!member.startsWith(folder) || !Files.isRegularFile(member) || name.endsWith(".pyc")) {
        continue;
      }
      long size = Files.size(member);
      count++;
      bytes += size;
      boolean own = member.equals(file);
      boolean script = name.startsWith("bin/");
      String hash = own ? "" : script ? hash(member) : fields.get(1);
      lines.add(quoted(name) + "," + hash + "," + (own ? "" : size));
    }
    lines.sort(null);
    if (Files.deleteIfExists(file)) {
      Files.writeString(file, String.join("\n", lines) + "\n");
    }
    String metadata = text(info.resolve("METADATA"));
    String stem = info.getFileName().toString().replaceFirst("\\.dist-info$", "");
    int dash = stem.indexOf('-');
    return new InstalledPackage(
        header(metadata, "Name").orElse(dash < 0 ? stem : stem.substring(0, dash)),
        header(metadata, "Version").orElse(dash < 0 ? "" : stem.substring(dash + 1)),
        count,
        bytes);
  }

  private static String hash(Path file) throws IOException {
    byte[] digest = HexFormat.of().parseHex(io.acore.base.Sha256.of(file).hex());
    return "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  private static List<String> fields(String line) {
    int end = line.startsWith("\"") ? line.indexOf("\",") + 1 : line.indexOf(',');
    if (end <= 0) {
      return List.of(line, "", "");
    }
    String name = line.substring(0, end);
    String bare =
        name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    String[] rest = line.substring(end + 1).split(",", -1);
    return List.of(bare, rest[0], rest.length > 1 ? rest[1] : "");
  }

  private static String quoted(String name) {
    return name.contains(",") || name.contains("\"")
        ? "\"" + name.replace("\"", "\"\"") + "\""
        : name;
  }

  private static Optional<String> header(String metadata, String name) {
    return metadata
        .lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2).strip())
        .findFirst();
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private List<Path> find(String name) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(p -> p.getFileName().toString().equals(name)).toList();
    }
  }
}
