package io.acore.base;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The world as the program found it when it started; built once in {@code Main} and passed down, so
 * that nothing else reads environment variables or the clock.
 *
 * @param variables the environment variables
 * @param workingDirectory an absolute path
 * @param home the user's home directory
 * @param clock the clock that every time stamp comes from
 * @param terminal whether standard error is a terminal that shows progress
 */
public record Environment(
    Map<String, String> variables,
    Path workingDirectory,
    Path home,
    Clock clock,
    boolean terminal) {

  public Environment {
    variables = Map.copyOf(variables);
    workingDirectory = workingDirectory.toAbsolutePath().normalize();
  }

  public static Environment system() {
    Map<String, String> variables = withoutKernel(System.getenv());
    return new Environment(
        variables,
        Path.of(variables.getOrDefault("ACORE_CWD", "")),
        Path.of(System.getProperty("user.home")),
        Clock.systemUTC(),
        "1".equals(variables.get("ACORE_TTY")) && !variables.containsKey("CI"));
  }

  /**
   * The launcher tells this process's jsii where its kernel is. A user's own program may bring a
   * jsii of another version, so what acore starts must not inherit that.
   */
  private static Map<String, String> withoutKernel(Map<String, String> variables) {
    if (!variables.containsKey("ACORE_KERNEL")) {
      return variables;
    }
    Map<String, String> kept = new HashMap<>(variables);
    kept.keySet()
        .removeAll(
            Set.of(
                "ACORE_KERNEL",
                "ACORE_NODE_CACHE",
                "JSII_RUNTIME",
                "JSII_RUNTIME_PACKAGE_CACHE_ROOT"));
    return kept;
  }

  /** An empty value counts as unset, as shells and CI systems treat it. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** A number that a user may set. */
  public int number(String name, int otherwise) {
    String text = variable(name).orElse("" + otherwise);
    if (!text.matches("[1-9][0-9]{0,4}")) {
      throw new UserError(
          name + " is `" + text + "`",
          "it must be a whole number of 1 or more",
          "set it to a number, or unset it for " + otherwise);
    }
    return Integer.parseInt(text);
  }

  public Path resolve(String path) {
    return workingDirectory.resolve(path).normalize();
  }

  /**
   * The user's cache folder for acore: {@code ACORE_CACHE_DIR}, {@code XDG_CACHE_HOME/acore} or
   * {@code ~/.cache/acore}.
   */
  public Path cacheDirectory() {
    return variable("ACORE_CACHE_DIR")
        .map(this::resolve)
        .or(() -> variable("XDG_CACHE_HOME").map(this::resolve).map(base -> base.resolve("acore")))
        .orElseGet(() -> home.resolve(".cache").resolve("acore"));
  }
}
