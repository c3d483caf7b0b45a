package io.acore.localcloud.process;

import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.ToolError;
import io.acore.base.UserError;
import io.acore.localcloud.console.ConsolePage;
import io.acore.localcloud.fault.Fault;
import io.acore.localcloud.http.Administration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The local cloud of one project folder, as another process sees it. */
public final class LocalCloud {
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration STOP = Duration.ofSeconds(20);

  private final Path folder;
  private final StateFile state;

  private LocalCloud(Path folder, StateFile state) {
    this.folder = folder;
    this.state = state;
  }

  /** Where a project's local cloud keeps everything. */
  public static Path folder(Path projectFolder) {
    return projectFolder.toAbsolutePath().normalize().resolve(".acore").resolve("local");
  }

  /**
   * The one that runs for this folder, if one does. A state file without its process is nothing.
   */
  public static Optional<LocalCloud> find(Path projectFolder) {
    Path folder = folder(projectFolder);
    try {
      return RunningLock.isHeld(folder)
          ? StateFile.read(folder).map(state -> new LocalCloud(folder, state))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The one that runs for this folder, started when there is none. It lives on when this process
   * ends.
   *
   * @param say told once when a start takes its time
   */
  public static LocalCloud ensureRunning(
      Path projectFolder, Environment environment, Consumer<String> say) {
    Optional<LocalCloud> running = find(projectFolder);
    if (running.isPresent()) {
      return running.get();
    }
    Path project = projectFolder.toAbsolutePath().normalize();
    Path folder = folder(project);
    try {
      Files.createDirectories(folder);
      // Two commands at once: the second waits, and finds what the first has started
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("starting.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        Optional<LocalCloud> meanwhile = find(project);
        if (meanwhile.isPresent() || !lock.isValid()) {
          return meanwhile.orElseThrow();
        }
        say.accept("starting the local cloud");
        StateFile.remove(folder);
        return started(project, Background.start(project, folder, environment), say);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalCloud started(Path project, Process process, Consumer<String> say)
      throws IOException {
    long deadline = System.nanoTime() + START.toNanos();
    boolean told = false;
    while (System.nanoTime() < deadline) {
      Optional<LocalCloud> running = find(project);
      if (running.isPresent()) {
        return running.get();
      }
      if (!pause(process)) {
        break;
      }
      String log = told ? "" : Background.text(Background.logFile(folder(project)));
      if (log.contains("installing moto")) {
        told = true;
        log.lines().filter(line -> line.startsWith("installing")).forEach(say);
      }
    }
    process.destroy();
    throw new ToolError(
        "The local cloud does not start",
        "its log ends with: " + Background.lastLines(Background.logFile(folder(project)), 5),
        "look at `" + Background.logFile(folder(project)) + "`");
  }

  /** Waits a little; false when the process is no more. */
  private static boolean pause(Process process) {
    try {
      return !process.waitFor(25, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolError(
          "The local cloud was interrupted", "the command was stopped", "run it again", e);
    }
  }

  /** What to set as {@code AWS_ENDPOINT_URL}. */
  public String endpointUrl() {
    return state.endpointUrl();
  }

  public String accountId() {
    return state.accountId();
  }

  public StateFile state() {
    return state;
  }

  /** For `acore local status`; the token stays where it is. */
  public String json() {
    return Json.pretty(
        Map.of(
            "version", 1,
            "running", true,
            "endpointUrl", endpointUrl(),
            "accountId", accountId(),
            "pid", state.pid(),
            "motoUrl", state.motoUrl(),
            "startedAt", state.startedAt(),
            "folder", folder.toString()));
  }

  /** Lines for a shell that lead other programs here. */
  public String exports() {
    return ClientVariables.exports(endpointUrl(), folder);
  }

  public String text() {
    return "endpoint  "
        + endpointUrl()
        + "\naccount   "
        + accountId()
        + "\nprocess   "
        + state.pid()
        + "\nfolder    "
        + folder
        + "\n\nexport AWS_ENDPOINT_URL="
        + endpointUrl()
        + " AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local\n";
  }

  /** The address of the console, with the token that lets in. */
  public String consoleUrl() {
    return endpointUrl() + ConsolePage.PATH + "#" + state.token();
  }

  /**
   * A page that leads to the console, for a browser to open: a command line is for all to see, a
   * file in this folder is not.
   */
  public Path consoleLink() {
    String page =
        "<!doctype html><meta http-equiv=\"refresh\" content=\"0;url="
            + consoleUrl()
            + "\"><title>acore local</title>";
    Path file = folder.resolve("console.html");
    try {
      FileTrees.write(file, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** What the server and moto have logged, the last lines of each. */
  public static String logs(Path projectFolder, int lines) {
    Path folder = folder(projectFolder);
    try {
      return Background.lastLines(folder.resolve("local-cloud.log"), lines)
          + Background.lastLines(folder.resolve("moto.log"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it with all that it started, and waits until nothing of it is left. */
  public void stop() {
    Optional<ProcessHandle> server = ProcessHandle.of(state.pid());
    List<ProcessHandle> children = server.stream().flatMap(ProcessHandle::descendants).toList();
    try {
      command("stop", Json.compact(Map.of()));
    } catch (IOException gone) {
      server.ifPresent(ProcessHandle::destroy);
    }
    Stream.concat(server.stream(), children.stream()).forEach(LocalCloud::awaitEnd);
  }

  /** Tells what is kept here from what was kept before a reset; a stop and a start keep it. */
  public String identity() {
    Path file = folder.resolve("identity");
    try {
      if (!Files.exists(file)) {
        FileTrees.write(file, UUID.randomUUID().toString());
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it if it runs, and removes all that it has kept. */
  public static void reset(Path projectFolder) {
    find(projectFolder).ifPresent(LocalCloud::stop);
    try {
      FileTrees.delete(folder(projectFolder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void add(Fault fault) {
    ask("fault-add", Json.compact(fault.json()));
  }

  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    Json.parse(ask("fault-list", "{}")).forEach(it -> faults.add(Fault.of(it)));
    return faults;
  }

  public void clearFaults() {
    ask("fault-clear", "{}");
  }

  private String ask(String name, String input) {
    try {
      return command(name, input);
    } catch (IOException e) {
      throw new ToolError(
          "The local cloud does not answer",
          String.valueOf(e.getMessage()),
          "run `acore local stop`, then `acore local start`",
          e);
    }
  }

  /** One of the local cloud's own commands; its answer is JSON. */
  private String command(String name, String input) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpointUrl() + Administration.PREFIX + name))
            .header(Administration.TOKEN_HEADER, state.token())
            .timeout(STOP)
            .POST(HttpRequest.BodyPublishers.ofString(input))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new UserError(
            "The local cloud refuses `" + name + "`",
            Json.parse(answer.body()).path("message").asText(answer.body()),
            "run `acore local status` and look at `" + folder.resolve("local-cloud.log") + "`");
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
