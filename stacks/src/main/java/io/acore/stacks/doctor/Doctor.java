package io.acore.stacks.doctor;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.UserError;
import io.acore.stacks.engine.Engine;
import io.acore.stacks.provider.ProviderMirrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs every check side by side and keeps their order. */
public final class Doctor {
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Environment environment;
  private final ProcessRunner processes;

  public Doctor(Environment environment, ProcessRunner processes) {
    this.environment = environment;
    this.processes = processes;
  }

  /**
   * Everything that was looked at; {@link Finding.Level#MISSING} among it means that some command
   * cannot work.
   */
  public DoctorReport examine() {
    List<Supplier<Finding>> checks =
        List.of(
            () -> ReleasedFiles.check(environment),
            this::java,
            this::node,
            this::engine,
            this::awsCli,
            this::awsProvider,
            this::nullProvider,
            this::python,
            this::uv,
            this::cacheFolder,
            this::credentials);
    List<CompletableFuture<Finding>> running =
        checks.stream().map(check -> CompletableFuture.supplyAsync(check)).toList();
    return new DoctorReport(running.stream().map(CompletableFuture::join).toList());
  }

  private Finding java() {
    return Finding.ok("java", Runtime.version().toString());
  }

  private Finding node() {
    return versioned("node", List.of("node", "--version"), 18, 0)
        .orElse(
            Finding.missing(
                "node",
                "not on the PATH; `acore synth` needs it",
                "install Node 20 or later, for example with your system's package manager"));
  }

  private Finding engine() {
    try {
      Engine engine = Engine.find(Optional.empty(), processes, environment);
      String version = engine.version();
      if (olderThan(version, 1, 9)) {
        return Finding.missing(
            engine.program(),
            version + "; `removed` blocks that destroy need 1.9",
            "install " + engine.program() + " 1.10 or later");
      }
      if (olderThan(version, 1, 10)) {
        return Finding.note(
            engine.program(),
            version + "; the S3 backend's lock file needs 1.10",
            "install " + engine.program() + " 1.10 or later to lock remote state");
      }
      return Finding.ok(engine.program(), version);
    } catch (UserError error) {
      return Finding.missing("terraform", error.what(), error.fix());
    }
  }

  private Finding awsCli() {
    Optional<String> printed = print(List.of("aws", "--version"));
    if (printed.isEmpty()) {
      return Finding.missing(
          "aws",
          "the AWS CLI is not on the PATH; the bridge calls it",
          "install the AWS CLI, version 2.32 or 1.43 and later");
    }
    Matcher matcher = Pattern.compile("aws-cli/(\\S+)").matcher(printed.get());
    String version = matcher.find() ? matcher.group(1) : printed.get();
    boolean old = version.startsWith("2.") ? olderThan(version, 2, 32) : olderThan(version, 1, 43);
    return old
        ? Finding.missing(
            "aws",
            version
                + "; it does not know streamed answers of API Gateway (`responseTransferMode`) yet",
            "update the AWS CLI to 2.32 or 1.43 and later")
        : Finding.ok("aws", version);
  }

  private Finding awsProvider() {
    List<String> versions = new ProviderMirrors(environment).versions("hashicorp/aws");
    return versions.isEmpty()
        ? Finding.note(
            "provider hashicorp/aws",
            "in no mirror; `init` downloads it",
            "without a network: put it into a mirror and name the folder in ACORE_PROVIDER_MIRROR")
        : Finding.ok("provider hashicorp/aws", String.join(", ", versions) + " in a mirror");
  }

  private Finding nullProvider() {
    List<String> versions = new ProviderMirrors(environment).versions("hashicorp/null");
    return versions.isEmpty()
        ? Finding.note(
            "provider hashicorp/null",
            "in no mirror; `init` downloads it",
            "without a network: set `bridge.resource: terraform_data`, which needs no provider")
        : Finding.ok("provider hashicorp/null", String.join(", ", versions) + " in a mirror");
  }

  private Finding python() {
    return versioned("python3", List.of("python3", "--version"), 3, 10)
        .orElse(
            Finding.note(
                "python3",
                "not on the PATH; agents with dependencies need it or uv",
                "install Python 3.10 or later, or uv"));
  }

  private Finding uv() {
    return versioned("uv", List.of("uv", "--version"), 0, 12)
        .orElse(
            Finding.note(
                "uv",
                "not on the PATH; dependencies are installed with pip, which takes ten times as long",
                "install it with `pip install uv`"));
  }

  private Finding cacheFolder() {
    Path folder = environment.cacheDirectory();
    Path existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return Files.isDirectory(existing) && Files.isWritable(existing)
        ? Finding.ok("cache", folder.toString())
        : Finding.missing(
            "cache",
            "`" + folder + "` cannot be written",
            "give yourself the right to write there, or name another folder in ACORE_CACHE_DIR");
  }

  // Only whether credentials are likely to be found; asking AWS would need the network.
  private Finding credentials() {
    if (environment.variable("AWS_ACCESS_KEY_ID").isPresent()) {
      return Finding.ok("AWS credentials", "from AWS_ACCESS_KEY_ID");
    }
    if (environment.variable("AWS_PROFILE").isPresent()) {
      return Finding.ok("AWS credentials", "from AWS_PROFILE");
    }
    if (environment.variable("AWS_WEB_IDENTITY_TOKEN_FILE").isPresent()) {
      return Finding.ok("AWS credentials", "from AWS_WEB_IDENTITY_TOKEN_FILE");
    }
    Path shared = environment.home().resolve(".aws");
    return Files.exists(shared.resolve("credentials")) || Files.exists(shared.resolve("config"))
        ? Finding.ok("AWS credentials", "from the shared files of the AWS CLI")
        : Finding.note(
            "AWS credentials",
            "none seen; synth and validate need none",
            "run `aws configure sso`, or set AWS_PROFILE, before applying to AWS");
  }

  private Optional<Finding> versioned(String name, List<String> command, int major, int minor) {
    return print(command)
        .map(
            text -> {
              Matcher matcher = VERSION.matcher(text);
              String version = matcher.find() ? matcher.group() : text;
              return olderThan(version, major, minor)
                  ? Finding.missing(
                      name,
                      version + " is too old",
                      "install version " + major + "." + minor + " or later")
                  : Finding.ok(name, version);
            });
  }

  private Optional<String> print(List<String> command) {
    if (processes.which(command.get(0)).isEmpty()) {
      return Optional.empty();
    }
    try {
      ProcessResult result = processes.run(ProcessRequest.of(command).within(PATIENCE));
      String text = (result.stdout() + result.stderr()).strip();
      return result.ok() ? Optional.of(text) : Optional.empty();
    } catch (UserError unusable) {
      return Optional.empty();
    }
  }

  private static boolean olderThan(String version, int major, int minor) {
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.find()) {
      return false;
    }
    int ours = Integer.parseInt(matcher.group(1));
    return ours < major || (ours == major && Integer.parseInt(matcher.group(2)) < minor);
  }
}
