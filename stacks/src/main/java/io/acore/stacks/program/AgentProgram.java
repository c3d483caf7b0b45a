package io.acore.stacks.program;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.SystemProcessRunner;
import io.acore.base.UserError;
import io.acore.stacks.agent.AgentContext;
import io.acore.stacks.synth.SynthRequest;
import io.acore.stacks.synth.SynthResult;
import io.acore.stacks.synth.Synthesizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A user's own synth program.
 *
 * <pre>{@code
 * public static void main(String[] arguments) {
 *   AgentProgram.start()
 *       .set("enable_policy_engine", true)
 *       .extend(context -> new MyConstruct(context.stack(), "mine"))
 *       .synth();
 * }
 * }</pre>
 *
 * Every value goes through the same validation as acore.yaml.
 */
public final class AgentProgram {
  /** How {@code acore synth} hands its request to the program, as JSON. */
  static final String REQUEST = "ACORE_PROGRAM_REQUEST";

  private final Environment environment;
  private final JsonNode request;
  private final List<String> sets = new ArrayList<>();
  private Consumer<AgentContext> extension = context -> {};

  private AgentProgram(Environment environment, JsonNode request) {
    this.environment = environment;
    this.request = request;
  }

  /**
   * Reads what {@code acore synth} asks for; started by hand, the program has nothing to answer.
   */
  public static AgentProgram start() {
    return start(Environment.system());
  }

  static AgentProgram start(Environment environment) {
    String request =
        environment
            .variable(REQUEST)
            .orElseThrow(
                () ->
                    new UserError(
                        "This program was started by hand",
                        "it answers `acore synth`, which tells it the environment and where to write",
                        "name it in acore.yaml (`app: \"<command>\"`) and run `acore synth`"));
    return new AgentProgram(environment, Json.parse(request));
  }

  /**
   * Sets a key of acore.yaml, as {@code --set} does; the command line still wins.
   *
   * @param key such as {@code memory.event_expiry_days}
   * @param value text, a number, a boolean, or lists and maps of them
   */
  public AgentProgram set(String key, Object value) {
    sets.add(key + "=" + Json.compact(value));
    return this;
  }

  /** The environment that `acore synth` asks for; empty for the file's own. */
  public String environment() {
    return request.path("environment").asText();
  }

  /** Adds constructs of your own, after acore's. */
  public AgentProgram extend(Consumer<AgentContext> more) {
    extension = extension.andThen(more);
    return this;
  }

  /** Writes the output that {@code acore synth} waits for. */
  public void synth() {
    try {
      FileTrees.write(Path.of(request.path("result").asText()), answer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // An error of the user's travels as data, so that `acore synth` shows it as its own.
  private String answer() {
    try {
      List<String> all = new ArrayList<>(sets);
      request.path("sets").forEach(set -> all.add(set.asText()));
      // What the program does is not in the cache's key.
      SynthResult result =
          new Synthesizer(
                  environment,
                  new SystemProcessRunner(environment),
                  request.path("version").asText(),
                  line -> {},
                  extension)
              .synth(
                  new SynthRequest(
                      Path.of(request.path("project").asText()),
                      request.path("environment").asText(),
                      all,
                      Optional.of(Path.of(request.path("out").asText())),
                      false,
                      Optional.of(request.path("artifact").asText())
                          .filter(it -> !it.isEmpty())
                          .map(Path::of)));
      return result.json();
    } catch (UserError error) {
      return Json.pretty(Map.of("error", error.what(), "why", error.why(), "fix", error.fix()));
    }
  }
}
