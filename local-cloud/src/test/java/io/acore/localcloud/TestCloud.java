package io.acore.localcloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import io.acore.localcloud.process.LocalServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The whole local cloud inside the test's own process, and Python programs that drive it. */
public final class TestCloud implements AutoCloseable {
  private final Environment environment = Environment.system();
  private final Path folder;
  private final LocalServer server;

  private TestCloud(Path folder) throws IOException {
    this.folder = folder;
    this.server =
        LocalServer.start(environment, folder, folder.resolve("local"), () -> {}, line -> {});
  }

  public static TestCloud start(Path folder) throws IOException {
    return new TestCloud(folder);
  }

  public String url() {
    return server.endpointUrl();
  }

  /** Runs a Python program of the test's resources; what it prints is JSON. */
  public JsonNode run(String program, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(url()));
    all.addAll(List.of(arguments));
    return runWith("python3", program, all.toArray(String[]::new));
  }

  /** Runs it with an interpreter that has what it needs, and without the address of this cloud. */
  public JsonNode runWith(String interpreter, String program, String... arguments)
      throws IOException {
    Path file = folder.resolve(program.replace('/', '-'));
    try (InputStream in =
        Objects.requireNonNull(TestCloud.class.getResourceAsStream("/" + program))) {
      Files.write(file, in.readAllBytes());
    }
    List<String> command = new ArrayList<>(List.of(interpreter, file.toString()));
    command.addAll(List.of(arguments));
    ProcessResult result =
        new SystemProcessRunner(environment)
            .run(ProcessRequest.of(command).within(Duration.ofMinutes(4)));
    if (!result.ok()) {
      throw new AssertionError(result.stderr());
    }
    return Json.parse(result.stdout());
  }

  @Override
  public void close() {
    server.close();
  }
}
