package io.acore.stacks.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FileTrees;
import io.acore.base.Interruption;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.stacks.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Terraform on one stack. */
public final class Terraform {
  /** What an error says when an SSM parameter of the bridge was deleted by hand. */
  public static final String RECORD_GONE = "A record of the bridge is gone";

  /** Nothing here is given up because it takes long; the bridge has deadlines of its own. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private static final String LOCK_TIMEOUT = "-lock-timeout=60s";

  private final Engine engine;
  private final ProcessRunner processes;
  private final UnaryOperator<ProcessRequest> reaching;
  private final StackHome home;
  private final RunLog log;
  private final Narrator narrator;

  /**
   * @param reaching puts in what the program needs to reach the right cloud
   * @param log receives every line
   * @param narrator knows resources by the user's words, and tells the user what happens
   */
  public Terraform(
      Engine engine,
      ProcessRunner processes,
      UnaryOperator<ProcessRequest> reaching,
      StackHome home,
      RunLog log,
      Narrator narrator) {
    this.engine = engine;
    this.processes = processes;
    this.reaching = reaching;
    this.home = home;
    this.log = log;
    this.narrator = narrator;
  }

  /** Makes the folder ready, when it is not. */
  public void init() {
    try {
      JsonNode configuration = home.configuration();
      home.takeOver(configuration)
          .ifPresent(
              file -> narrator.say("the state that was in the output folder is now " + file));
      Optional<Path> state = home.state(configuration);
      if (state.isPresent() && new TornState(state.get()).mend()) {
        narrator.say(
            "note: Terraform was killed while it wrote its state; going on with the one from before, what was left is "
                + state.get()
                + ".torn");
      }
      List<String> backend = backend(configuration);
      InitStamp stamp = new InitStamp(home.folder(), configuration, engine.identity(), backend);
      if (stamp.holds()) {
        return;
      }
      narrator.say(engine.program() + " init");
      engine.init(home.folder(), backend, reaching);
      stamp.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Works out and saves what would be done.
   *
   * @param options such as {@code -destroy} or {@code -target=...}
   * @return whether there is anything to do
   */
  public boolean plan(List<String> options, Consumer<Event> events) {
    List<String> arguments = new ArrayList<>(List.of("plan", "-json", "-input=false"));
    arguments.addAll(List.of("-detailed-exitcode", LOCK_TIMEOUT, "-out=" + home.plan()));
    arguments.addAll(options);
    makeFolder();
    narrator.say(engine.program() + " plan");
    return run(arguments, events, List.of(0, 2)) == 2;
  }

  /** Does what was saved, exactly that, and forgets it. */
  public void apply(int parallelism, Consumer<Event> events) {
    try {
      run(
          List.of(
              "apply",
              "-json",
              "-input=false",
              LOCK_TIMEOUT,
              "-parallelism=" + parallelism,
              home.plan().toString()),
          events,
          List.of(0));
    } finally {
      forgetPlan();
    }
  }

  /**
   * Plans and applies in one run, for when nobody is asked in between: a start of Terraform with
   * the AWS provider costs two seconds.
   *
   * @param options such as {@code -target=...}
   */
  public void applyAtOnce(int parallelism, List<String> options, Consumer<Event> events) {
    List<String> arguments = new ArrayList<>(List.of("apply", "-json", "-input=false"));
    arguments.addAll(List.of("-auto-approve", LOCK_TIMEOUT, "-parallelism=" + parallelism));
    arguments.addAll(options);
    makeFolder();
    narrator.say(engine.program() + " apply");
    run(arguments, events, List.of(0));
  }

  /** The saved plan may hold values that the state holds; nothing needs it afterwards. */
  public void forgetPlan() {
    try {
      Files.deleteIfExists(home.plan());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The saved plan in Terraform's own words. */
  public String show() {
    return quietly(List.of("show", "-no-color", home.plan().toString()));
  }

  /** The outputs of the last apply. */
  public Event.Outputs outputs() {
    return Event.outputs(state().path("outputs"));
  }

  /** What the state holds, in Terraform's own form; an empty object when there is none. */
  public JsonNode state() {
    Optional<Path> file = home.state(home.configuration());
    if (file.isPresent()) {
      // Our own file: to read it, no program has to be started.
      try {
        return Files.exists(file.get()) ? Json.read(file.get()) : Json.parse("{}");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    String state = quietly(List.of("state", "pull"));
    return Json.parse(state.isBlank() ? "{}" : state);
  }

  private void makeFolder() {
    try {
      Files.createDirectories(Objects.requireNonNull(home.plan().getParent()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The value of an expression in the configuration, with what the state holds, as Terraform prints
   * it.
   */
  public String evaluate(String expression) {
    try {
      Path file = home.kept().resolve("question.txt");
      FileTrees.write(file, expression + "\n");
      // The console reads nothing but its standard input.
      List<String> command =
          List.of("sh", "-c", "exec \"$0\" console <\"$1\"", engine.program(), file.toString());
      ProcessResult result =
          processes.run(
              reaching.apply(
                  ProcessRequest.of(command).in(home.folder()).with(engine.variables())));
      Files.deleteIfExists(file);
      if (!result.ok()) {
        log.line(result.stdout() + result.stderr());
        throw new Failures(narrator, home, log).of("console", List.of(), result);
      }
      return result.stdout();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String quietly(List<String> arguments) {
    List<Event.Diagnosed> none = List.of();
    ProcessResult result = processes.run(request(arguments));
    log.line("$ " + engine.program() + " " + String.join(" ", arguments));
    if (!result.ok()) {
      log.line(result.stdout() + result.stderr());
      throw new Failures(narrator, home, log).of(arguments.get(0), none, result);
    }
    return result.stdout();
  }

  private int run(List<String> arguments, Consumer<Event> events, List<Integer> good) {
    log.line("$ " + engine.program() + " " + String.join(" ", arguments));
    List<Event.Diagnosed> problems = new CopyOnWriteArrayList<>();
    Stop stop = new Stop();
    ProcessResult result =
        processes.run(
            request(arguments)
                .within(PATIENCE)
                .gently(stop)
                .tellingLines(
                    line -> read(line).ifPresent(event -> take(event, problems, events))));
    if (stop.count > 0) {
      throw new Failures(narrator, home, log).stopped(arguments.get(0), stop.count > 1);
    }
    if (!good.contains(result.exitCode())) {
      throw new Failures(narrator, home, log).of(arguments.get(0), problems, result);
    }
    return result.exitCode();
  }

  private void take(Event event, List<Event.Diagnosed> problems, Consumer<Event> events) {
    if (event instanceof Event.Diagnosed diagnosed) {
      if (diagnosed.error()) {
        problems.add(diagnosed);
      } else {
        narrator.warn(diagnosed);
      }
    }
    // Both of the program's streams come here, each from a thread of its own.
    synchronized (problems) {
      events.accept(event);
    }
  }

  private Optional<Event> read(String line) {
    if (!line.startsWith("{")) {
      log.line(line);
      return Optional.empty();
    }
    JsonNode json;
    try {
      json = Json.mapper().readTree(line);
    } catch (JsonProcessingException cutOff) {
      // The last line of a program that was killed.
      log.line(line);
      return Optional.empty();
    }
    log.line(json.path("@timestamp").asText() + " " + json.path("@message").asText());
    Optional<Event> event = Event.read(json);
    if (event.isPresent() && event.get() instanceof Event.Diagnosed diagnosed) {
      log.line(diagnosed.detail());
    }
    return event;
  }

  private ProcessRequest request(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(engine.program()));
    command.addAll(arguments);
    return reaching.apply(ProcessRequest.of(command).in(home.folder()).with(engine.variables()));
  }

  private List<String> backend(JsonNode configuration) {
    return home.state(configuration)
        .map(file -> home.folder().toAbsolutePath().relativize(file.toAbsolutePath()))
        .map(path -> List.of("-reconfigure", "-backend-config=path=" + path))
        .orElse(List.of());
  }

  /** What Ctrl-C does to a run of Terraform. */
  private final class Stop implements Interruption {
    private volatile int count;

    @Override
    public void asked() {
      count = 1;
      narrator.say(
          "stopping: Terraform finishes what it is at and writes its state; Ctrl-C again kills it");
    }

    @Override
    public void forced() {
      count = 2;
    }
  }
}
