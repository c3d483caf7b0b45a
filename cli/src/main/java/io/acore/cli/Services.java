package io.acore.cli;

import io.acore.base.Environment;
import io.acore.base.ProcessRunner;
import io.acore.stacks.Acore;
import io.acore.stacks.config.ConfigLoader;
import io.acore.stacks.deploy.Deployment;
import io.acore.stacks.deploy.Target;
import io.acore.stacks.drift.DayTwo;
import io.acore.stacks.synth.SynthRequest;
import io.acore.stacks.synth.SynthResult;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What commands are built from. */
record Services(Environment environment, ProcessRunner processes, Console console) {

  /**
   * The environment that the options name, and its cloud; starts the local one when it is needed.
   */
  Target target(ProjectOptions project) {
    return target(project, Optional.empty());
  }

  Target target(ProjectOptions project, Optional<Path> out) {
    return Target.of(
        ConfigLoader.load(
            environment.workingDirectory().resolve(project.directory),
            project.environment,
            project.sets,
            environment),
        out,
        environment,
        new ProjectCloud(environment, console));
  }

  /** What plans, deploys and destroys that environment. */
  Deployment deployment(ProjectOptions project, StackOptions stack) {
    return deployment(project, stack, Optional.empty());
  }

  Deployment deployment(ProjectOptions project, StackOptions stack, Optional<Path> artifact) {
    Target target = target(project, stack.out());
    return new Deployment(
        environment,
        processes,
        target,
        synthOf(target, project, stack, artifact),
        new ScreenTalk(environment, console),
        () -> dayTwo(project, stack, artifact).recoverRecords());
  }

  /** What looks after that environment once it is deployed. */
  DayTwo dayTwo(ProjectOptions project, StackOptions stack) {
    return dayTwo(project, stack, Optional.empty());
  }

  private DayTwo dayTwo(ProjectOptions project, StackOptions stack, Optional<Path> artifact) {
    Target target = target(project, stack.out());
    return new DayTwo(
        environment,
        processes,
        target,
        synthOf(target, project, stack, artifact),
        new ScreenTalk(environment, console),
        stack.engine());
  }

  private Supplier<SynthResult> synthOf(
      Target target, ProjectOptions project, StackOptions stack, Optional<Path> artifact) {
    Acore acore = new Acore(environment, processes, Version.build(), console::say);
    SynthRequest request =
        new SynthRequest(project.directory, project.environment, project.sets, stack.out(), true)
            .taking(artifact);
    return () -> acore.synth(target.config(), request);
  }
}
