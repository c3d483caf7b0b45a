package io.acore.distribution;

import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import io.acore.base.FileTrees;
import io.acore.cli.ManPages;
import io.acore.packaging.archive.ZipIndex;
import io.acore.packaging.archive.ZipInput;
import io.acore.packaging.archive.ZipItem;
import io.acore.packaging.archive.ZipWriter;
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
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.objectweb.asm.ClassReader;
import software.amazon.jsii.JsiiObject;

/**
 * The build step: {@code Assemble <repository> <module> <target> <version> <archives> <downloads>
 * <functions zip>}, run with the class path that ships. It leaves the folder {@code acore}, and
 * with {@code true} what is published: archives, a runnable jar, a Debian package, a Homebrew
 * formula.
 */
public final class Assemble {
  private static final List<String> JSII_PROGRAM = List.of("program.js", "runtime-index-worker.js");

  private static final Set<String> LEFT_OVER =
      Set.of("cdktf.out", ".acore", "acore.lock.json", "__pycache__", "tests", "README.md");

  private Assemble() {}

  public static void main(String[] arguments) throws IOException {
    Path repository = Path.of(arguments[0]);
    Path module = Path.of(arguments[1]);
    Path target = Path.of(arguments[2]);
    String version = arguments[3];
    Path folder = target.resolve("acore");
    // Made beside its place and moved, so that an acore that starts meanwhile sees a whole folder.
    Path fresh = target.resolve("acore.new");
    FileTrees.delete(fresh);
    jars(classPath(), fresh.resolve("lib"));
    kernel(fresh.resolve("kernel"));
    copy(module.resolve("src/main/training"), fresh.resolve("training"));
    copy(repository.resolve("templates"), fresh.resolve("templates"));
    demo(repository.resolve("examples/1-hello-world"), fresh.resolve("demo"));
    frontEnd(Path.of(arguments[6]), repository.resolve("web"), fresh.resolve("front-end"));
    ManPages.write(fresh.resolve("man/man1"), version);
    Files.copy(repository.resolve("LICENSE"), fresh.resolve("LICENSE"));
    Files.copy(repository.resolve("acore"), fresh.resolve("acore"));
    if (!fresh.resolve("acore").toFile().setExecutable(true, false)) {
      throw new IOException("cannot make the launcher executable");
    }
    boolean archives = Boolean.parseBoolean(arguments[4]);
    Path bill = target.resolve("bom.json");
    // Its plugin does nothing when Maven is offline; DistributionIT notices when it is missing
    if (archives && Files.exists(bill)) {
      Files.copy(bill, fresh.resolve("bom.cdx.json"));
    }
    Checksums.write(fresh);
    FileTrees.delete(folder);
    Files.move(fresh, folder);
    if (archives) {
      Archives.write(folder, "acore-" + version, target);
      SingleJar.write(folder, version, target);
      DebianPackage.write(folder, version, target);
      Formula.write(version, arguments[5], target);
    }
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

  /** The zip in the form that synth can add files to without packing it anew; the page's files. */
  private static void frontEnd(Path functions, Path page, Path to) throws IOException {
    Files.createDirectories(to.resolve("web"));
    Path unpacked = to.resolve("unpacked");
    List<ZipInput> inputs = new ArrayList<>();
    for (ZipItem item : ZipIndex.read(functions).items()) {
      if (!item.name().endsWith("/")) {
        inputs.add(new ZipInput(item.name(), unpacked.resolve(item.name()), item.executable()));
      }
    }
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(functions))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = unpacked.resolve(entry.getName()).normalize();
        if (!entry.isDirectory() && file.startsWith(unpacked)) {
          Files.createDirectories(file.getParent());
          Files.copy(in, file);
        }
      }
    }
    try (ZipWriter zip = new ZipWriter(to.resolve("functions.zip"))) {
      zip.addAll(inputs);
      zip.finish();
    }
    FileTrees.delete(unpacked);
    try (Stream<Path> files = Files.list(page)) {
      for (Path file : files.filter(Assemble::isServed).toList()) {
        Files.copy(file, to.resolve("web").resolve(file.getFileName()));
      }
    }
  }

  private static boolean isServed(Path file) {
    return file.getFileName().toString().matches(".+\\.(css|html|js|svg)");
  }

  private static void copyResource(Class<?> beside, String name, Path to) throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(beside.getResourceAsStream(name), () -> "no " + name)) {
      Files.copy(resource, to);
    }
  }
}
