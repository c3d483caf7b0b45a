package io.acore.localcloud.lambda;

import io.acore.base.FileTrees;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lambda's runtime for Java: AWS's own Runtime Interface Client, from our class path. */
final class JavaRuntime {
  private static final String PACKAGE = "com/amazonaws/services/lambda/runtime/";
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String NATIVE =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private final Path folder;

  JavaRuntime(Path folder) {
    this.folder = folder;
  }

  /** The command line that runs a handler; the first word is the Java to use. */
  List<String> command(FunctionSpec spec, Path task, Path layers) throws CannotStart, IOException {
    String classPath =
        Stream.concat(
                Stream.of(
                    task.toString(), task.resolve("lib/*").toString(), layers + "/java/lib/*"),
                Stream.of(
                    jar(PACKAGE + "api/client/AWSLambda.class"),
                    jar(PACKAGE + "RequestHandler.class"),
                    jar(PACKAGE + "serialization/PojoSerializer.class"),
                    jar("software/amazon/awssdk/utilslite/SdkInternalThreadLocal.class")))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            // Lambda leaves the rest to the Java machine itself
            "-Xmx" + Math.max(64, spec.memoryMegabytes() * 85 / 100) + "m",
            "-D" + NATIVE + "=" + nativeClient(),
            "-cp",
            classPath,
            CLIENT,
            spec.handler()));
    return command;
  }

  /** What to say about a function that wants a newer Java than there is; empty when none is. */
  static String note(String runtime) {
    int wanted = Integer.parseInt(runtime.replaceAll("[^0-9]", ""));
    int here = Runtime.version().feature();
    return here >= wanted
        ? ""
        : "The local cloud runs "
            + runtime
            + " in Java "
            + here
            + ", the one that it runs in itself";
  }

  // The client would write it to one fixed name in /tmp, where two starts meet
  private synchronized Path nativeClient() throws CannotStart, IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (!system.startsWith("linux")) {
      throw new CannotStart(
          "InvalidRuntimeException",
          "AWS's Runtime Interface Client for Java is made for Linux alone, and this is " + system);
    }
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String name = "libaws-lambda-jni.linux-" + (arm ? "aarch_64" : "x86_64") + ".so";
    Path file = folder.resolve(name);
    if (!file.toFile().exists()) {
      try (InputStream in =
          Objects.requireNonNull(loader().getResourceAsStream("jni/" + name), name)) {
        FileTrees.write(file, in.readAllBytes());
      }
    }
    return file;
  }

  private static String jar(String entry) {
    URL found = Objects.requireNonNull(loader().getResource(entry), entry);
    String text = found.toString();
    return Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/")))).toString();
  }

  private static ClassLoader loader() {
    return JavaRuntime.class.getClassLoader();
  }
}
