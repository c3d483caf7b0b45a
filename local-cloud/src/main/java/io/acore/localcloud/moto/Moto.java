package io.acore.localcloud.moto;

import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.ToolError;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running moto. It reads our end of its standard input and goes when that ends, so it never
 * outlives this process, not even after `kill -9`.
 */
public final class Moto implements AutoCloseable {
  private static final List<String> PROGRAM =
      List.of(
          "serve.py",
          "journal.py",
          "gaps.py",
          "apigateway.py",
          "bedrock.py",
          "execution.py",
          "headers.py");

  private static final String ENDPOINT = "endpoint";

  private final Process process;
  private final URI uri;
  private final Path folder;

  private Moto(Process process, URI uri, Path folder) {
    this.process = process;
    this.uri = uri;
    this.folder = folder;
  }

  /**
   * Starts moto and waits until it listens.
   *
   * @param folder where its program and its log are written
   */
  public static Moto start(Path python, Environment environment, String account, Path folder) {
    Path log = folder.resolve("moto.log");
    try {
      Path program = folder.resolve("moto").resolve("serve.py");
      for (String file : PROGRAM) {
        FileTrees.write(program.resolveSibling(file), Resources.text(file));
      }
      // What the journal does again must not start functions again
      Files.deleteIfExists(program.resolveSibling(ENDPOINT));
      ProcessBuilder builder =
          new ProcessBuilder(
              python.toString(), program.toString(), program.resolveSibling("journal").toString());
      builder.directory(folder.toFile());
      variables(builder.environment(), environment, account);
      builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      Process process = builder.start();
      String port = firstLine(process);
      if (port == null) {
        process.waitFor(5, TimeUnit.SECONDS);
        throw new ToolError(
            "moto does not start",
            "its last words: " + tail(Files.readString(log)),
            "look at `" + log + "`");
      }
      return new Moto(
          process,
          URI.create("http://127.0.0.1:" + Integer.parseInt(port.strip())),
          folder.resolve("moto"));
    } catch (IOException e) {
      throw new ToolError(
          "moto does not start", String.valueOf(e.getMessage()), "look at `" + log + "`", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while moto started", e);
    }
  }

  public URI uri() {
    return uri;
  }

  /** Where the local cloud listens: moto sends the events for functions there. */
  public void tell(URI endpoint) throws IOException {
    FileTrees.write(folder.resolve(ENDPOINT), endpoint.toString());
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException gone) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  // Nothing of the user's AWS settings goes in: whatever moto asked AWS for, it would ask as the
  // user.
  private static void variables(
      Map<String, String> variables, Environment environment, String account) {
    variables.clear();
    variables.putAll(environment.variables());
    variables.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("MOTO_"));
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    variables.put("MOTO_ACCOUNT_ID", account);
    variables.put("PYTHONDONTWRITEBYTECODE", "1");
    variables.put("PYTHONUNBUFFERED", "1");
  }

  private static @Nullable String firstLine(Process process) throws IOException {
    // Not closed: the pipe stays open as long as moto runs
    return new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
  }

  private static String tail(String log) {
    return log.lines().reduce("(nothing)", (before, line) -> line.isBlank() ? before : line);
  }
}
