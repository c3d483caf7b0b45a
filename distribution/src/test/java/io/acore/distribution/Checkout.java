package io.acore.distribution;

import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A source checkout with the real launcher, a Maven that only copies, and a product that tells what
 * reached it.
 */
final class Checkout {
  private static final String PRODUCT =
      """
      package io.acore.cli;
      public final class Main {
        public static void main(String[] arguments) throws Exception {
          if (arguments.length == 1 && arguments[0].equals("sleep")) {
            System.out.println("sleeping");
            Thread.sleep(60_000);
          }
          for (String name : new String[] {"ACORE_TTY", "JSII_RUNTIME"}) {
            System.out.println(name + "=" + System.getenv(name));
          }
          System.out.println("cwd=" + System.getProperty("user.dir"));
          System.out.println(java.util.List.of(arguments));
          System.exit(arguments.length);
        }
      }
      """;

  /** Writes a line for each start, takes a second, and copies what the test prepared. */
  private static final String MAVEN =
      """
      #!/bin/sh
      echo started >>"$FAKE_MAVEN/starts"
      if [ -f "$FAKE_MAVEN/broken" ]; then echo 'cannot find symbol: class Foo'; exit 1; fi
      sleep 1
      checkout=$(dirname "$4")
      mkdir -p "$checkout/distribution/target/launcher"
      rm -rf "$checkout/distribution/target/launcher/acore"
      cp -R "$FAKE_MAVEN/product" "$checkout/distribution/target/launcher/acore"
      """;

  private final Path root;
  private final Map<String, String> variables = new HashMap<>();

  Checkout(Path folder, Path launcher) throws IOException {
    root = Files.createDirectories(folder.resolve("a checkout of 'mine'"));
    script(root.resolve("acore"), Files.readString(launcher));
    FileTrees.write(root.resolve("pom.xml"), "<project/>");
    FileTrees.write(root.resolve("base/pom.xml"), "<project/>");
    FileTrees.write(source(), "class Foo {}");
    product(fakeMaven().resolve("product"));
    script(fakeMaven().resolve("bin/mvn"), MAVEN);
    variables.put("FAKE_MAVEN", fakeMaven().toString());
    variables.put("ACORE_CACHE_DIR", folder.resolve("the cache").toString());
    variables.put("PATH", fakeMaven().resolve("bin") + ":" + System.getenv("PATH"));
  }

  Path launcher() {
    return root.resolve("acore");
  }

  Path source() {
    return root.resolve("base/src/main/java/Foo.java");
  }

  Path lock() {
    return root.resolve("target/launcher/lock");
  }

  Path fakeMaven() {
    return root.resolveSibling("fake maven");
  }

  int builds() throws IOException {
    Path starts = fakeMaven().resolve("starts");
    return Files.exists(starts) ? Files.readAllLines(starts).size() : 0;
  }

  /** Leaves a folder on the PATH that has what a launcher needs, except for the named programs. */
  void without(String... missing) throws IOException {
    List<String> programs =
        new ArrayList<>(
            List.of(
                "sh",
                "cat",
                "cksum",
                "cp",
                "dirname",
                "find",
                "head",
                "java",
                "javac",
                "ln",
                "ls",
                "mkdir",
                "mv",
                "node",
                "readlink",
                "rm",
                "rmdir",
                "sed",
                "sleep"));
    programs.removeAll(List.of(missing));
    Path bin = Files.createDirectories(root.resolveSibling("few programs"));
    SystemProcessRunner all = new SystemProcessRunner(Environment.system());
    for (String program : programs) {
      Files.createSymbolicLink(bin.resolve(program), all.which(program).orElseThrow());
    }
    if (!List.of(missing).contains("mvn")) {
      Files.createSymbolicLink(bin.resolve("mvn"), fakeMaven().resolve("bin/mvn"));
    }
    variables.put("PATH", bin.toString());
    variables.put("JAVA_HOME", "");
  }

  void set(String name, String value) {
    variables.put(name, value);
  }

  ProcessResult run(String... arguments) {
    return runFrom(root, launcher(), arguments);
  }

  ProcessResult runFrom(Path directory, Path launcher, String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Map<String, String> all = new HashMap<>(System.getenv());
    all.remove("JSII_RUNTIME");
    all.putAll(variables);
    Environment environment = new Environment(all, directory, directory, Clock.systemUTC(), false);
    return new SystemProcessRunner(environment)
        .run(ProcessRequest.of(command).within(Duration.ofMinutes(1)));
  }

  /** A first start lets Java note its classes in the background, which writes into the cache. */
  static void waitForTraining(Path cache) throws IOException {
    Path classes = cache.resolve("classes-v1");
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (Files.isDirectory(classes) && isTraining(classes) && System.nanoTime() < end) {
      try {
        TimeUnit.MILLISECONDS.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static boolean isTraining(Path classes) throws IOException {
    try (Stream<Path> entries = Files.list(classes)) {
      return entries.anyMatch(entry -> entry.getFileName().toString().startsWith("training."));
    }
  }

  static void script(Path file, String text) throws IOException {
    FileTrees.write(file, text);
    if (!file.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make executable: " + file);
    }
  }

  /** An unpacked distribution without its launcher. */
  static void product(Path folder) throws IOException {
    Path work = Files.createDirectories(folder.resolveSibling("classes"));
    Path source = work.resolve("Main.java");
    Files.writeString(source, PRODUCT);
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "--release", "17", "-d", work.toString(), source.toString());
    if (compiled != 0) {
      throw new IOException("the product does not compile");
    }
    FileTrees.write(folder.resolve("kernel/kernel.js"), "");
    Path jar = Files.createDirectories(folder.resolve("lib")).resolve("product.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("io/acore/cli/Main.class"));
      out.write(Files.readAllBytes(work.resolve("io/acore/cli/Main.class")));
    }
  }
}
