package io.acore.packaging.image;

import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import io.acore.base.UserError;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Builds a user's Dockerfile with the engine that answers.
 *
 * <p>The engine sees only what would ship: the floor of exclusions and the scan for secrets hold
 * for it, too. Files that tell it what to install come along.
 */
final class DockerfileBuild {
  private static final List<String> ENGINES = List.of("docker", "finch", "podman");

  // The floor keeps these out of packages, where nothing reads them.
  private static final List<String> INPUTS =
      List.of("pyproject.toml", "requirements.txt", "uv.lock", ".python-version");

  private final ProcessRunner processes;
  private final Consumer<String> progress;

  DockerfileBuild(ProcessRunner processes, Consumer<String> progress) {
    this.processes = processes;
    this.progress = progress;
  }

  /** The finished image as {@code docker save} writes it. */
  Path build(ImageRequest request, List<SourceFile> files, Path work) throws IOException {
    String engine = engine();
    Path context = Files.createDirectory(work.resolve("context"));
    for (Path input : inputs(request)) {
      Files.copy(input, context.resolve(input.getFileName()));
    }
    for (SourceFile file : files) {
      Path target = context.resolve(file.path());
      Files.createDirectories(target.getParent());
      Files.copy(file.file(), target);
      if (!target.toFile().setExecutable(file.executable(), false)) {
        throw new IOException(target + " cannot be given its mode");
      }
    }
    Path dockerfile = work.resolve("Dockerfile");
    Files.copy(request.dockerfile().orElseThrow(), dockerfile);
    String tag = "acore-build:" + work.getFileName().toString().replaceAll("[^a-z0-9]", "");
    progress.accept("building " + request.dockerfile().orElseThrow() + " with " + engine);
    run(
        command(engine, request.code().architecture().imageName(), tag, dockerfile, context),
        work,
        request);
    Path tar = work.resolve("image.tar");
    run(List.of(engine, "save", "-o", tar.toString(), tag), work, request);
    processes.run(ProcessRequest.of(engine, "rmi", tag).within(Duration.ofMinutes(1)));
    return tar;
  }

  /**
   * What decides the image beside the code: the Dockerfile, and the files that it installs from.
   */
  static List<Path> inputs(ImageRequest request) {
    Path source = request.code().source();
    return INPUTS.stream().map(source::resolve).filter(Files::isRegularFile).toList();
  }

  // A provenance manifest makes ECR's image an index, which AgentCore refuses with a message about
  // access (`Access denied while validating ECR URI`). Podman makes none and does not know the
  // word.
  private static List<String> command(
      String engine, String architecture, String tag, Path dockerfile, Path context) {
    List<String> command = new ArrayList<>(List.of(engine));
    command.addAll(
        engine.equals("docker") ? List.of("buildx", "build", "--load") : List.of("build"));
    command.addAll(List.of("--platform", "linux/" + architecture));
    if (!engine.equals("podman")) {
      command.add("--provenance=false");
    }
    command.addAll(List.of("-t", tag, "-f", dockerfile.toString(), context.toString()));
    return command;
  }

  private String engine() {
    List<String> silent = new ArrayList<>();
    for (String engine : ENGINES) {
      if (processes.which(engine).isEmpty()) {
        continue;
      }
      if (answers(engine, "info") && (!engine.equals("docker") || answers(engine, "buildx"))) {
        return engine;
      }
      silent.add(engine);
    }
    throw PackagingErrors.noContainerEngine(silent);
  }

  private boolean answers(String engine, String question) {
    List<String> command =
        question.equals("buildx")
            ? List.of(engine, "buildx", "version")
            : List.of(engine, question);
    try {
      return processes.run(ProcessRequest.of(command).within(Duration.ofSeconds(20))).ok();
    } catch (ToolError hangs) {
      return false;
    } catch (UserError cannotStart) {
      return false;
    }
  }

  private void run(List<String> command, Path folder, ImageRequest request) {
    ProcessResult result =
        processes.run(ProcessRequest.of(command).in(folder).with("SOURCE_DATE_EPOCH", "0"));
    if (!result.ok()) {
      throw PackagingErrors.dockerfileFailed(
          request.dockerfile().orElseThrow(), command.get(0), result.stderr());
    }
  }
}
