package io.acore.distribution.runnable;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** {@code java -jar acore-<version>.jar}: acore from one file. */
public final class RunnableJar {
  /** Below this name the jar has the files of the folder. */
  public static final String FOLDER = "acore/";

  /** Lines {@code path<tab>target}: what is a symbolic link in the folder. */
  public static final String LINKS = "acore-links";

  /** Lines with the paths of programs. */
  public static final String PROGRAMS = "acore-programs";

  /** The manifest's name for what tells one build's files from another's. */
  public static final String BUILD = "Acore-Build";

  private static final int NOT_STARTED = 5;

  private RunnableJar() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      System.exit(run(System.getenv(), List.of(arguments)));
    } catch (IOException | URISyntaxException e) {
      System.err.println("error: acore cannot be unpacked");
      System.err.println("why: " + e);
      System.err.println(
          "fix: make the cache folder writable, or name another with ACORE_CACHE_DIR");
      System.exit(NOT_STARTED);
    }
  }

  private static int run(Map<String, String> environment, List<String> arguments)
      throws IOException, URISyntaxException, InterruptedException {
    if (File.separatorChar != '/') {
      System.err.println("error: acore does not run on this system");
      System.err.println("why: its launcher is a shell script, for Linux and macOS");
      System.err.println("fix: use WSL 2 or a container");
      return NOT_STARTED;
    }
    Path home = unpacked(cache(environment));
    List<String> command = new ArrayList<>(List.of(home.resolve("acore").toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    // The same Java, and not whichever is first on PATH
    builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    Process acore = builder.start();
    // A terminal sends Ctrl-C to both; what is sent to this process alone is passed on.
    onSignal("INT", () -> {});
    onSignal("TERM", acore::destroy);
    onSignal("HUP", acore::destroy);
    return acore.waitFor();
  }

  private static Path cache(Map<String, String> environment) {
    String own = environment.getOrDefault("ACORE_CACHE_DIR", "");
    if (!own.isEmpty()) {
      return Path.of(own).toAbsolutePath();
    }
    String all = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path folder = all.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(all);
    return folder.toAbsolutePath().resolve("acore");
  }

  /** The folder appears under its name only when it is whole. */
  private static Path unpacked(Path cache) throws IOException, URISyntaxException {
    Path self =
        Path.of(RunnableJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (JarFile jar = new JarFile(self.toFile())) {
      Path folder = cache.resolve("programs-v1");
      Path home = folder.resolve(jar.getManifest().getMainAttributes().getValue(BUILD));
      if (!Files.isDirectory(home)) {
        Files.createDirectories(folder);
        Path fresh = Files.createTempDirectory(folder, ".unpacking");
        try {
          unpack(jar, fresh);
          Files.move(fresh, home);
        } catch (IOException e) {
          delete(fresh);
          // Somebody else was faster
          if (!Files.isDirectory(home)) {
            throw e;
          }
        }
      }
      return home;
    }
  }

  private static void unpack(JarFile jar, Path fresh) throws IOException {
    for (ZipEntry entry : Collections.list(jar.entries())) {
      if (entry.getName().startsWith(FOLDER) && !entry.isDirectory()) {
        Path file = inside(fresh, entry.getName().substring(FOLDER.length()));
        Files.createDirectories(file.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
          Files.copy(in, file);
        }
      }
    }
    for (String line : lines(jar, LINKS)) {
      int tab = line.indexOf('\t');
      Path link = inside(fresh, line.substring(0, tab));
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of(line.substring(tab + 1)));
    }
    for (String line : lines(jar, PROGRAMS)) {
      if (!inside(fresh, line).toFile().setExecutable(true, false)) {
        throw new IOException(line + " cannot be made executable");
      }
    }
    // A temporary folder is for its owner alone; a program may be for others, too
    if (!fresh.toFile().setReadable(true, false) || !fresh.toFile().setExecutable(true, false)) {
      throw new IOException(fresh + " cannot be made readable");
    }
  }

  private static Path inside(Path folder, String name) throws IOException {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw new IOException("the jar has a file outside its folder: " + name);
    }
    return file;
  }

  private static List<String> lines(JarFile jar, String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(file);
      }
    }
  }

  // By reflection: the compiler's warning about the JDK's only way to hear signals cannot be
  // told apart from others.
  private static void onSignal(String name, Runnable action) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              RunnableJar.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      type.getMethod("handle", type, handlerType)
          .invoke(null, type.getConstructor(String.class).newInstance(name), handler);
    } catch (ReflectiveOperationException e) {
      // A Java without it: the signal ends this process, and acore hears the terminal's by itself
      return;
    }
  }
}
