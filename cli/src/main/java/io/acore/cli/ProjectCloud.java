package io.acore.cli;

import io.acore.base.Environment;
import io.acore.localcloud.process.LocalCloud;
import io.acore.stacks.deploy.LocalEndpoint;
import java.nio.file.Path;

/** The local cloud of a project, started when something needs it. */
final class ProjectCloud implements LocalEndpoint {
  private final Environment environment;
  private final Console console;

  ProjectCloud(Environment environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public String ensureRunning(Path project) {
    return running(project).endpointUrl();
  }

  @Override
  public String identity(Path project) {
    return running(project).identity();
  }

  @Override
  public boolean isAt(Path project, String endpoint) {
    return LocalCloud.find(project).filter(it -> it.endpointUrl().equals(endpoint)).isPresent();
  }

  private LocalCloud running(Path project) {
    return LocalCloud.ensureRunning(project, environment, console::say);
  }
}
