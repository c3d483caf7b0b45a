package io.acore.localcloud.process;

import io.acore.base.Environment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts the server so that it outlives the command that wanted it. */
final class Background {
  private Background() {}

  static Process start(Path project, Path folder, Environment environment) throws IOException {
    Path log = logFile(folder);
    if (Files.exists(log)) {
      Files.move(
          log,
          folder.resolve("local-cloud.log.1"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    // Ctrl-C and a closed terminal reach every process of a command; ignored signals stay ignored
    // over exec, and the JVM leaves such signals alone.
    ProcessBuilder builder =
        new ProcessBuilder(
            "/bin/sh",
            "-c",
            "trap '' HUP INT QUIT; exec \"$@\"",
            "acore-local-cloud",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Xmx512m",
            "-Dorg.jboss.logging.provider=jdk",
            "@" + classPath(folder),
            ServerMain.class.getName(),
            project.toString());
    builder.directory(folder.toFile());
    Map<String, String> variables = builder.environment();
    variables.clear();
    variables.putAll(environment.variables());
    variables.remove("ACORE_CWD");
    variables.put("ACORE_CACHE_DIR", environment.cacheDirectory().toString());
    builder.redirectInput(new File("/dev/null"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    return builder.start();
  }

  // As words of the command it would fill every list of processes.
  private static Path classPath(Path folder) throws IOException {
    String quoted =
        System.getProperty("java.class.path").replace("\\", "\\\\").replace("\"", "\\\"");
    return Files.writeString(folder.resolve("java.args"), "-cp \"" + quoted + "\"\n");
  }

  static Path logFile(Path folder) {
    return folder.resolve("local-cloud.log");
  }

  static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException none) {
      return "";
    }
  }

  static String lastLines(Path file, int count) throws IOException {
    List<String> lines = text(file).lines().toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - count))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
