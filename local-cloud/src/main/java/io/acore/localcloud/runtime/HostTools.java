package io.acore.localcloud.runtime;

import io.acore.base.ProcessRunner;

/** What everything that runs programs of the user's shares. */
public record HostTools(
    HostSettings settings,
    AwsCalls aws,
    RoleCredentials credentials,
    Interpreters interpreters,
    Supervisor supervisor,
    LogShipper logs)
    implements AutoCloseable {

  public static HostTools of(HostSettings settings, ProcessRunner processes) {
    AwsCalls aws = new AwsCalls(settings.moto());
    Interpreters interpreters = new Interpreters(settings.environment(), processes);
    return new HostTools(
        settings,
        aws,
        new RoleCredentials(aws, settings.environment().clock()),
        interpreters,
        new Supervisor(settings.folder(), interpreters),
        new LogShipper(aws, settings.environment().clock()));
  }

  @Override
  public void close() {
    logs.close();
  }
}
