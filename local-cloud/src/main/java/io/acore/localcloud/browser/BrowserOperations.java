package io.acore.localcloud.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.ProcessRunner;
import io.acore.localcloud.operation.Handler;
import io.acore.localcloud.operation.OperationGroup;
import io.acore.localcloud.operation.Request;
import io.acore.localcloud.operation.Resources;
import io.acore.localcloud.runtime.AgentFailure;
import io.acore.localcloud.runtime.Supervisor;
import io.acore.localcloud.session.ToolKind;
import io.acore.localcloud.session.ToolSession;
import io.acore.localcloud.session.ToolSessions;
import io.acore.localcloud.shape.AwsError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on sessions of browsers. */
public final class BrowserOperations implements OperationGroup {
  private static final ToolKind KIND = new ToolKind("browser", "browserIdentifier", "browser", 25);
  private static final int WIDTH = 1456;
  private static final int HEIGHT = 819;
  private static final List<String> PROGRAMS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Path folder;
  private final Environment environment;
  private final ProcessRunner processes;
  private final Supervisor supervisor;
  private final ToolSessions<Chromium> sessions;

  /**
   * No sessions yet.
   *
   * @param folder the local cloud's state folder
   */
  public BrowserOperations(
      Path folder,
      Resources resources,
      Supervisor supervisor,
      Environment environment,
      ProcessRunner processes) {
    this.folder = folder.resolve("browser");
    this.supervisor = supervisor;
    this.environment = environment;
    this.processes = processes;
    this.sessions = new ToolSessions<>(KIND, resources, environment.clock()::millis);
    try {
      FileTrees.delete(this.folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, Handler> handlers() {
    return Map.of(
        "StartBrowserSession", this::start,
        "GetBrowserSession", request -> sessions.get(request).fields(),
        "ListBrowserSessions", sessions::list,
        "StopBrowserSession", sessions::stop,
        "UpdateBrowserStream", this::updateStream);
  }

  /** For the console. */
  public ToolSessions<?> sessions() {
    return sessions;
  }

  @Override
  public void close() {
    sessions.close();
  }

  /** The browser that an automation stream leads to. */
  Optional<Chromium> running(String identifier, String sessionId) {
    return sessions.running(identifier, sessionId).map(ToolSession::process);
  }

  private JsonNode start(Request request) {
    ObjectNode view = request.input().withObject("/viewPort");
    if (view.isEmpty()) {
      view.put("width", WIDTH).put("height", HEIGHT);
    }
    ToolSession<Chromium> session = sessions.start(request, (id, tool) -> chromium(id, view));
    if (!session.fields().has("streams")) {
      session.fields().set("streams", streams(session, request.host()));
    }
    return session.fields();
  }

  private JsonNode updateStream(Request request) {
    ToolSession<Chromium> session = sessions.running(request);
    String status =
        request.input().at("/streamUpdate/automationStreamUpdate/streamStatus").asText("ENABLED");
    session.process().enable(status.equals("ENABLED"));
    session.fields().set("streams", streams(session, request.host()));
    session.fields().put("updatedAt", request.seconds()).put("lastUpdatedAt", request.seconds());
    return session.fields();
  }

  private static ObjectNode streams(ToolSession<Chromium> session, URI host) {
    ObjectNode streams = Json.mapper().createObjectNode();
    streams
        .putObject("automationStream")
        .put(
            "streamEndpoint",
            "ws://"
                + host.getAuthority()
                + BrowserStreams.path(
                    session.fields().path("browserIdentifier").asText(), session.id()))
        .put("streamStatus", session.process().enabled() ? "ENABLED" : "DISABLED");
    return streams;
  }

  private Chromium chromium(String id, JsonNode view) {
    Path home = folder.resolve(id);
    try {
      Path profile = Files.createDirectories(home.resolve("profile"));
      List<String> command =
          new ArrayList<>(
              List.of(
                  program(),
                  "--headless=new",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + profile,
                  "--window-size=" + view.path("width").asInt() + "," + view.path("height").asInt(),
                  "--no-first-run",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--disable-background-networking"));
      if (environment.variable("USER").filter("root"::equals).isPresent()
          || System.getProperty("user.name").equals("root")) {
        // Chromium refuses to run as root with its sandbox
        command.add("--no-sandbox");
      }
      command.add("about:blank");
      ProcessBuilder builder = new ProcessBuilder(supervisor.command(command));
      builder.directory(home.toFile());
      builder.redirectErrorStream(true).redirectOutput(home.resolve("browser.log").toFile());
      Map<String, String> variables = builder.environment();
      variables.clear();
      environment.variable("PATH").ifPresent(it -> variables.put("PATH", it));
      variables.put("HOME", home.toString());
      // Chromium has a socket there, whose path must be short
      Path temporary = Files.createTempDirectory("acore");
      variables.put("TMPDIR", temporary.toString());
      return Chromium.of(builder.start(), home, temporary);
    } catch (AgentFailure e) {
      throw new AwsError("InternalServerException", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String program() {
    Optional<String> chosen = environment.variable("ACORE_CHROMIUM");
    if (chosen.isPresent()) {
      return chosen.get();
    }
    return PROGRAMS.stream()
        .flatMap(name -> processes.which(name).stream())
        .findFirst()
        .map(Path::toString)
        .orElseThrow(
            () ->
                new AwsError(
                    "ValidationException",
                    "The local browser is Chromium, and there is none on this machine: install"
                        + " `chromium` (or Google Chrome), or name the program in ACORE_CHROMIUM"
                        + " before `acore local start`"));
  }
}
