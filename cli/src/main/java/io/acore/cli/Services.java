package io.acore.cli;

import io.acore.base.Environment;
import io.acore.base.ProcessRunner;
import io.acore.base.UserError;
import io.acore.stacks.config.ConfigLoader;
import io.acore.stacks.deploy.Target;
import java.nio.file.Path;
import java.util.Optional;

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
            project.sets),
        out,
        environment,
        Services::localCloud);
  }

  private static String localCloud(Path project) {
    throw new UserError(
        "There is no local cloud for `" + project + "`",
        "the environment `local` works with the service that AWS_ENDPOINT_URL names, and it is not set",
        "start an emulator and set AWS_ENDPOINT_URL to its address");
  }
}
