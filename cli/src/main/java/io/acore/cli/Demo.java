package io.acore.cli;

import io.acore.base.FileTrees;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ToolError;
import io.acore.base.UserError;
import io.acore.localcloud.process.LocalCloud;
import io.acore.stacks.deploy.DeployRequest;
import io.acore.stacks.deploy.Target;
import io.acore.stacks.invoke.AgentClient;
import io.acore.stacks.invoke.Answer;
import io.acore.stacks.invoke.DeployedRuntime;
import io.acore.stacks.invoke.Invocation;
import io.acore.stacks.record.Aws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An agent from nothing to its first answer, on this machine alone. */
final class Demo {
  private static final String MARK = ".acore/demo";
  private static final String BUCKET = "explore-reports";
  private static final String PROMPT = "list " + BUCKET;

  private final Services services;
  private final Path folder;

  Demo(Services services, Path folder) {
    this.services = services;
    this.folder = folder;
  }

  /** Deploys the example to the local cloud and asks it; the answer. */
  Answer up() {
    copy();
    ProjectOptions project = new ProjectOptions();
    project.directory = folder;
    project.environment = "local";
    services
        .deployment(project, new StackOptions())
        .deploy(
            new DeployRequest(true, Optional.empty(), Optional.empty(), Optional.empty(), false));
    Target target = services.target(project);
    fill(target);
    services.console().say("asking it: " + PROMPT);
    return AgentClient.of(target)
        .invoke(
            new Invocation(
                DeployedRuntime.of(target, new Aws(target, services.processes())),
                Invocation.DEFAULT_QUALIFIER,
                Invocation.newSession(),
                "{\"prompt\": \"" + PROMPT + "\"}"),
            piece -> {});
  }

  /** What to try now. */
  List<String> nextSteps() {
    String options = " -C " + services.environment().workingDirectory().relativize(folder);
    return List.of(
        "next: acore invoke" + options + " --env local \"read " + BUCKET + " readme.txt\"",
        "      acore deploy" + options + " --env local    (after a change of agent-code)",
        "      acore demo --down");
  }

  /** Removes all of it: the local cloud with everything in it, and the folder. */
  void down() {
    if (!Files.exists(folder)) {
      services.console().say("there is no demo in " + folder);
      return;
    }
    stopUnlessDemo();
    LocalCloud.find(folder).ifPresent(LocalCloud::stop);
    try {
      FileTrees.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    services.console().say("removed " + folder + " and its local cloud");
  }

  private void copy() {
    if (Files.exists(folder)) {
      stopUnlessDemo();
      return;
    }
    Path source =
        services
            .environment()
            .variable("ACORE_DEMO")
            .map(Path::of)
            .filter(Files::isDirectory)
            .orElseThrow(
                () ->
                    new UserError(
                        "The demo's project is not here",
                        "acore was started without its launcher, which knows where it is",
                        "run `./acore demo`"));
    services.console().say("copying the example 1-hello-world to " + folder);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(source.relativize(file).toString()));
      }
      FileTrees.write(folder.resolve(MARK), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stopUnlessDemo() {
    if (!Files.exists(folder.resolve(MARK))) {
      throw new UserError(
          "`" + folder + "` is not a demo",
          "acore did not make that folder, so it does not touch it",
          "name another folder with -C");
    }
  }

  /** Something to find: the example's own reports, in a bucket that it may read. */
  private void fill(Target target) {
    String bucket = "s3://" + BUCKET;
    if (!aws(target, "ls", bucket).ok()) {
      expect(aws(target, "mb", bucket));
    }
    String data = folder.resolve("sample-data").resolve("reports").toString();
    expect(aws(target, "cp", "--recursive", data, bucket));
  }

  private ProcessResult aws(Target target, String... arguments) {
    List<String> command = Stream.concat(Stream.of("aws", "s3"), Stream.of(arguments)).toList();
    return services.processes().run(target.prepare(ProcessRequest.of(command)));
  }

  private static void expect(ProcessResult result) {
    if (!result.ok()) {
      throw new ToolError(
          "The demo's sample data cannot be uploaded",
          result.stderr().strip().replaceAll("\\s+", " "),
          "run `acore demo --down`, then `acore demo` again");
    }
  }
}
