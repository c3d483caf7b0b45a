package io.acore.packaging.python;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.packaging.error.PackagingErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** pip, for machines without uv: the same wheels, more slowly. */
final class Pip implements Installer {
  private final ProcessRunner processes;
  private final Path python;
  private final String version;

  Pip(ProcessRunner processes, Path python, String version) {
    this.processes = processes;
    this.python = python;
    this.version = version;
  }

  @Override
  public String describe() {
    return "pip " + version;
  }

  @Override
  public String resolve(
      Dependencies dependencies, Target target, PackageIndex.Resolved index, Path work) {
    if (dependencies.origin() == Dependencies.Origin.UV_LOCK) {
      return UvLock.read(dependencies).requirements(dependencies, target);
    }
    Path report = work.resolve("report.json");
    List<String> command = new ArrayList<>(List.of("install", "--dry-run", "--ignore-installed"));
    command.addAll(List.of("--quiet", "--report", report.toString()));
    command.addAll(targetOptions(target, work.resolve("nowhere")));
    if (dependencies.origin() == Dependencies.Origin.REQUIREMENTS) {
      command.addAll(List.of("-r", "requirements.txt"));
    }
    dependencies.declared().stream()
        .filter(
            line ->
                LocalSources.of(dependencies).stream()
                    .noneMatch(p -> line.startsWith(p.getFileName() + "")))
        .forEach(command::add);
    ProcessResult result = run(command, dependencies.folder(), index);
    if (!result.ok()) {
      throw InstallFailure.of(
          "pip",
          index.redact(result.stderr()),
          target,
          dependencies.file().orElse(dependencies.folder()));
    }
    return requirements(report);
  }

  @Override
  public List<String> wheelsOf(
      String name, String version, Target target, PackageIndex.Resolved index, Path work) {
    return List.of();
  }

  @Override
  public void install(
      Path requirements, Target target, PackageIndex.Resolved index, Path work, Path into) {
    List<String> command = new ArrayList<>(List.of("install", "--quiet", "--no-deps"));
    command.addAll(List.of("--no-compile", "--require-hashes", "-r", requirements.toString()));
    command.addAll(targetOptions(target, into));
    ProcessResult result = run(command, work, index);
    if (!result.ok()) {
      throw InstallFailure.of("pip", index.redact(result.stderr()), target, requirements);
    }
  }

  @Override
  public void installLocal(
      List<Path> sources, Target target, PackageIndex.Resolved index, Path work, Path into) {
    List<String> command = new ArrayList<>(List.of("install", "--quiet", "--no-deps"));
    command.add("--no-compile");
    command.addAll(targetOptions(target, into));
    for (Path source : sources) {
      if (source.toString().endsWith(".whl")) {
        command.add(source.toString());
        continue;
      }
      Path out = work.resolve("wheel-" + command.size());
      ProcessResult result =
          run(
              List.of("wheel", "--quiet", "--no-deps", "-w", out.toString(), source.toString()),
              work,
              index);
      if (!result.ok()) {
        throw PackagingErrors.localBuild(source, index.redact(result.stderr()));
      }
      command.add(Inputs.portableWheel(out, source).toString());
    }
    ProcessResult result = run(command, work, index);
    if (!result.ok()) {
      throw InstallFailure.of("pip", index.redact(result.stderr()), target, sources.get(0));
    }
  }

  private static List<String> targetOptions(Target target, Path into) {
    List<String> options = new ArrayList<>(List.of("--only-binary", ":all:"));
    options.addAll(List.of("--implementation", "cp", "--python-version", "" + target.python()));
    target.pipPlatforms().forEach(platform -> options.addAll(List.of("--platform", platform)));
    options.addAll(List.of("--target", into.toString()));
    return options;
  }

  private static String requirements(Path report) {
    try {
      StringBuilder text = new StringBuilder();
      for (JsonNode item : Json.read(report).path("install")) {
        JsonNode archive = item.path("download_info").path("archive_info");
        if (archive.path("hashes").has("sha256")) {
          text.append(item.path("metadata").path("name").asText())
              .append("==")
              .append(item.path("metadata").path("version").asText())
              .append(" --hash=sha256:")
              .append(archive.path("hashes").path("sha256").asText())
              .append('\n');
        }
      }
      Files.delete(report);
      return text.toString();
    } catch (IOException e) {
      throw new IllegalStateException("pip wrote no report", e);
    }
  }

  private ProcessResult run(List<String> arguments, Path folder, PackageIndex.Resolved index) {
    List<String> command = new ArrayList<>(List.of(python.toString(), "-m", "pip"));
    command.addAll(arguments);
    return processes.run(
        ProcessRequest.of(command)
            .in(folder)
            .with(
                Map.of(
                    "PIP_NO_INPUT", "1",
                    "PIP_DISABLE_PIP_VERSION_CHECK", "1",
                    "PIP_NO_COLOR", "1",
                    "PIP_ROOT_USER_ACTION", "ignore"))
            .with(index.variables("PIP_INDEX_URL")));
  }
}
