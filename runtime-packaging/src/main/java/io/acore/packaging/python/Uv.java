package io.acore.packaging.python;

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

/** uv, which resolves and installs about ten times as fast as pip. */
final class Uv implements Installer {
  private final ProcessRunner processes;
  private final Path program;
  private final String version;

  Uv(ProcessRunner processes, Path program, String version) {
    this.processes = processes;
    this.program = program;
    this.version = version;
  }

  @Override
  public String describe() {
    return "uv " + version;
  }

  @Override
  public String resolve(
      Dependencies dependencies, Target target, PackageIndex.Resolved index, Path work) {
    List<String> command = new ArrayList<>();
    if (dependencies.origin() == Dependencies.Origin.UV_LOCK) {
      command.addAll(List.of("export", "--quiet", "--frozen", "--no-header"));
      command.addAll(List.of("--no-default-groups", "--no-emit-project", "--no-emit-local"));
      command.add("--no-python-downloads");
      dependencies.extras().forEach(extra -> command.addAll(List.of("--extra", extra)));
      command.addAll(List.of("--project", dependencies.folder().toString()));
    } else {
      command.addAll(List.of("pip", "compile", "--quiet", "--no-header", "--generate-hashes"));
      command.addAll(List.of("--annotation-style", "line", "--no-python-downloads"));
      command.addAll(targetOptions(target));
      dependencies.extras().forEach(extra -> command.addAll(List.of("--extra", extra)));
      LocalSources.of(dependencies); // Refuses what is not there in our words, not in uv's.
      command.addAll(Inputs.files(dependencies));
    }
    ProcessResult result = run(command, dependencies.folder(), index);
    if (!result.ok()) {
      throw failure(result, target, dependencies, index);
    }
    return result.stdout();
  }

  @Override
  public List<String> wheelsOf(
      String name, String version, Target target, PackageIndex.Resolved index, Path work) {
    try {
      Path wish = work.resolve("wish.txt");
      Files.writeString(wish, name + (version.isEmpty() ? "" : "==" + version) + "\n");
      Path lock = work.resolve("pylock.toml");
      List<String> command = new ArrayList<>(List.of("pip", "compile", "--quiet", "--no-deps"));
      command.addAll(List.of("--universal", "--format", "pylock.toml", "--no-python-downloads"));
      command.addAll(List.of("--python-version", target.python().toString()));
      command.addAll(List.of("-o", lock.toString(), wish.toString()));
      ProcessResult result = run(command, work, index);
      return result.ok() ? WheelTags.of(ProjectFile.toml(lock).path("packages"), name) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public void install(
      Path requirements, Target target, PackageIndex.Resolved index, Path work, Path into) {
    List<String> command = new ArrayList<>(installCommand(target, into));
    command.addAll(List.of("--require-hashes", "-r", requirements.toString()));
    ProcessResult result = run(command, work, index);
    if (!result.ok()) {
      throw InstallFailure.of("uv", index.redact(result.stderr()), target, requirements);
    }
  }

  @Override
  public void installLocal(
      List<Path> sources, Target target, PackageIndex.Resolved index, Path work, Path into) {
    List<Path> wheels = new ArrayList<>();
    for (Path source : sources) {
      if (source.toString().endsWith(".whl")) {
        wheels.add(source);
        continue;
      }
      Path out = work.resolve("wheel-" + wheels.size());
      ProcessResult result =
          run(
              List.of(
                  "build",
                  "--quiet",
                  "--wheel",
                  "--no-python-downloads",
                  "--out-dir",
                  out.toString(),
                  source.toString()),
              work,
              index);
      if (!result.ok()) {
        throw PackagingErrors.localBuild(source, index.redact(result.stderr()));
      }
      wheels.add(Inputs.portableWheel(out, source));
    }
    List<String> command = new ArrayList<>(installCommand(target, into));
    wheels.forEach(wheel -> command.add(wheel.toString()));
    ProcessResult result = run(command, work, index);
    if (!result.ok()) {
      throw InstallFailure.of("uv", index.redact(result.stderr()), target, wheels.get(0));
    }
  }

  private static List<String> installCommand(Target target, Path into) {
    List<String> command = new ArrayList<>(List.of("pip", "install", "--quiet", "--no-deps"));
    command.addAll(List.of("--no-compile-bytecode", "--no-python-downloads"));
    command.addAll(targetOptions(target));
    command.addAll(List.of("--target", into.toString()));
    return command;
  }

  private static List<String> targetOptions(Target target) {
    return List.of(
        "--only-binary",
        ":all:",
        "--python-platform",
        target.uvPlatform(),
        "--python-version",
        target.python().toString());
  }

  private RuntimeException failure(
      ProcessResult result, Target target, Dependencies dependencies, PackageIndex.Resolved index) {
    return InstallFailure.of(
        "uv",
        index.redact(result.stderr()),
        target,
        dependencies.file().orElse(dependencies.folder()));
  }

  private ProcessResult run(List<String> arguments, Path folder, PackageIndex.Resolved index) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    return processes.run(
        ProcessRequest.of(command)
            .in(folder)
            .with(Map.of("UV_NO_PROGRESS", "1", "NO_COLOR", "1", "UV_NO_INSTALLER_METADATA", "1"))
            .with(index.variables("UV_DEFAULT_INDEX")));
  }
}
