package io.acore.distribution;

import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import io.acore.base.FileTrees;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import software.amazon.jsii.JsiiObject;

/**
 * The build step: {@code Assemble <launcher> <training project> <templates> <demo project>
 * <folder>}, run with the class path that ships.
 */
public final class Assemble {
  private static final List<String> JSII_PROGRAM = List.of("program.js", "runtime-index-worker.js");

  private static final Set<String> LEFT_OVER =
      Set.of("cdktf.out", ".acore", "acore.lock.json", "__pycache__", "tests", "README.md");

  private Assemble() {}

  public static void main(String[] arguments) throws IOException {
    Path launcher = Path.of(arguments[0]);
    Path training = Path.of(arguments[1]);
    Path templates = Path.of(arguments[2]);
    Path demo = Path.of(arguments[3]);
    Path folder = Path.of(arguments[4]);
    // Made beside its place and moved, so that an acore that starts meanwhile sees a whole folder.
    Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
    FileTrees.delete(fresh);
    jars(classPath(), fresh.resolve("lib"));
    kernel(fresh.resolve("kernel"));
    copy(training, fresh.resolve("training"));
    copy(templates, fresh.resolve("templates"));
    demo(demo, fresh.resolve("demo"));
    Files.copy(launcher, fresh.resolve("acore"));
    if (!fresh.resolve("acore").toFile().setExecutable(true, false)) {
      throw new IOException("cannot make the launcher executable");
    }
    FileTrees.delete(folder);
    Files.move(fresh, folder);
  }

  /** Folders on the class path are this module's own classes; they and their tool do not ship. */
  private static List<Path> classPath() {
    List<Path> jars = new ArrayList<>();
    for (String entry :
        System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
      Path jar = Path.of(entry);
      if (Files.isRegularFile(jar) && !jar.equals(jarOf(ClassReader.class))) {
        jars.add(jar);
      }
    }
    jars.sort(Comparator.comparing(Path::getFileName));
    return jars;
  }

  private static Path jarOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static void jars(List<Path> jars, Path lib) throws IOException {
    Files.createDirectories(lib);
    Path provider = jarOf(AwsProvider.class);
    for (Path jar : jars) {
      Path to = lib.resolve(jar.getFileName());
      if (jar.equals(provider)) {
        SlimProvider.cut(jar, to, ProviderModules.usedBy(jars, provider));
      } else if (StackMaps.lacking(jar)) {
        StackMaps.add(jar, to);
      } else {
        Files.copy(jar, to);
      }
    }
  }

  private static void kernel(Path kernel) throws IOException {
    Files.createDirectories(kernel);
    for (String file : JSII_PROGRAM) {
      copyResource(JsiiObject.class, "lib/" + file, kernel.resolve(file));
    }
    copyResource(Assemble.class, "kernel.js", kernel.resolve("kernel.js"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  /** What somebody left who tried the example stays behind. */
  private static void demo(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path inside = from.relativize(file);
        boolean leftOver = false;
        for (Path part : inside) {
          leftOver |= LEFT_OVER.contains(part.toString());
        }
        if (!leftOver) {
          Files.copy(file, to.resolve(inside.toString()));
        }
      }
    }
  }

  private static void copyResource(Class<?> beside, String name, Path to) throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(beside.getResourceAsStream(name), () -> "no " + name)) {
      Files.copy(resource, to);
    }
  }
}
