package io.acore.stacks.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import io.acore.base.UserError;
import io.acore.stacks.provider.ProviderMirrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One Terraform-compatible program on this machine. */
public final class Engine {
  private static final String PLUGIN_CACHE = "TF_PLUGIN_CACHE_DIR";

  private final String program;
  private final ProcessRunner processes;
  private final Environment environment;

  private Engine(String program, ProcessRunner processes, Environment environment) {
    this.program = program;
    this.processes = processes;
    this.environment = environment;
  }

  /**
   * Picks the program.
   *
   * @param wanted {@code terraform} or {@code tofu}; empty takes whichever is there, Terraform
   *     first
   */
  public static Engine find(
      Optional<String> wanted, ProcessRunner processes, Environment environment) {
    List<String> candidates = wanted.map(List::of).orElse(List.of("terraform", "tofu"));
    for (String candidate : candidates) {
      if (processes.which(candidate).isPresent()) {
        return new Engine(candidate, processes, environment);
      }
    }
    throw new UserError(
        "`" + String.join("` or `", candidates) + "` is not installed",
        "acore writes Terraform and needs one of them on the PATH to check and apply it",
        "install Terraform 1.10 or later (or OpenTofu 1.10), then run `acore doctor`");
  }

  public String program() {
    return program;
  }

  /** The version that the program prints, such as {@code 1.11.4}. */
  public String version() {
    ProcessResult result =
        processes.run(ProcessRequest.of(program, "version", "-json").with(variables()));
    if (!result.ok()) {
      throw failed("version", result);
    }
    JsonNode version = Json.parse(result.stdout()).path("terraform_version");
    return version.asText("unknown");
  }

  /**
   * Downloads or links the providers; never asks, and with {@code backend} off never touches the
   * state.
   */
  public void init(Path stack, boolean backend) {
    init(stack, backend ? List.of() : List.of("-backend=false"), request -> request);
  }

  /**
   * As above.
   *
   * @param options what is said about the backend
   * @param reaching puts in what is needed to reach a remote state
   */
  public void init(Path stack, List<String> options, UnaryOperator<ProcessRequest> reaching) {
    List<String> command = new ArrayList<>(List.of(program, "init", "-input=false", "-no-color"));
    command.addAll(options);
    ProcessRequest request = reaching.apply(ProcessRequest.of(command).in(stack));
    ProcessResult result = processes.run(request.with(variables()));
    if (!result.ok() && lastWords(result).contains("no available releases match")) {
      // A mirror has the provider, but not the version asked for; the registry may.
      result =
          processes.run(request.with(variables(ProviderMirrors::cliConfigurationWithRegistry)));
    }
    if (!result.ok()) {
      throw initFailed(stack, result);
    }
  }

  /** What decides which providers {@code init} installs and how: the program and its settings. */
  public String identity() {
    StringBuilder identity = new StringBuilder(program);
    try {
      Path file = processes.which(program).orElse(Path.of(program));
      if (Files.exists(file)) {
        identity.append(' ').append(file).append(' ').append(Files.getLastModifiedTime(file));
      }
      String configuration = variables().getOrDefault("TF_CLI_CONFIG_FILE", "");
      if (!configuration.isEmpty()) {
        identity.append('\n').append(Files.readString(Path.of(configuration)));
      }
      return identity.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code validate} finds wrong, one line each; empty when all is well. */
  public List<String> validate(Path stack) {
    ProcessResult result =
        processes.run(
            ProcessRequest.of(program, "validate", "-json", "-no-color")
                .in(stack)
                .with(variables()));
    if (!result.stdout().stripLeading().startsWith("{")) {
      throw failed("validate", result);
    }
    JsonNode report = Json.parse(result.stdout());
    List<String> problems = new ArrayList<>();
    for (JsonNode diagnostic : report.path("diagnostics")) {
      if (diagnostic.path("severity").asText().equals("error")) {
        problems.add(
            diagnostic.path("summary").asText()
                + ": "
                + diagnostic.path("detail").asText().replace('\n', ' ')
                + " ("
                + diagnostic.path("address").asText(diagnostic.at("/range/filename").asText())
                + ")");
      }
    }
    return problems;
  }

  /**
   * What every call of the program runs with: our CLI configuration, and nothing that asks or
   * phones home.
   */
  public Map<String, String> variables() {
    return variables(ProviderMirrors::cliConfiguration);
  }

  private Map<String, String> variables(Function<ProviderMirrors, String> configuration) {
    ProviderMirrors mirrors = new ProviderMirrors(environment);
    Map<String, String> quiet = new HashMap<>();
    quiet.putAll(Map.of("TF_IN_AUTOMATION", "1", "TF_INPUT", "0", "CHECKPOINT_DISABLE", "1"));
    try {
      if (environment.variable(PLUGIN_CACHE).isEmpty()) {
        Path plugins = environment.cacheDirectory().resolve("terraform-v1").resolve("plugins");
        Files.createDirectories(plugins);
        // A provider is 600 MB: it is unpacked once for all stacks, and linked from there.
        quiet.put(PLUGIN_CACHE, plugins.toString());
        quiet.put("TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE", "1");
      }
      if (mirrors.userConfiguration().isPresent() && mirrors.find().isEmpty()) {
        return quiet;
      }
      Path file = environment.cacheDirectory().resolve("terraform-v1").resolve("cli.tfrc");
      FileTrees.write(file, configuration.apply(mirrors));
      quiet.put("TF_CLI_CONFIG_FILE", file.toString());
      return quiet;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UserError initFailed(Path stack, ProcessResult result) {
    String words = lastWords(result);
    boolean nullProvider = words.contains("hashicorp/null");
    return new ToolError(
        "`" + program + " init` failed in `" + stack + "`",
        words,
        nullProvider
            ? "the null provider cannot be had here: set `bridge.resource: terraform_data` in acore.yaml "
                + "(built into Terraform, nothing to download), or add hashicorp/null to a provider mirror"
            : "run `acore doctor`; without a network, put the provider into a mirror and name it in "
                + "ACORE_PROVIDER_MIRROR");
  }

  private ToolError failed(String what, ProcessResult result) {
    return new ToolError(
        "`" + program + " " + what + "` failed with exit code " + result.exitCode(),
        lastWords(result),
        "run `acore doctor` to see whether the program works here");
  }

  private static String lastWords(ProcessResult result) {
    String words = (result.stderr().isBlank() ? result.stdout() : result.stderr()).strip();
    return words.isEmpty() ? "it printed nothing" : words.replaceAll("\\s*\\n[\\s│╷╵]*", " ");
  }
}
