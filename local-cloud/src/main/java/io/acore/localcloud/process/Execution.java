package io.acore.localcloud.process;

import io.acore.base.Environment;
import io.acore.base.SystemProcessRunner;
import io.acore.localcloud.http.Service;
import io.acore.localcloud.lambda.Destinations;
import io.acore.localcloud.lambda.FunctionHost;
import io.acore.localcloud.lambda.LambdaApi;
import io.acore.localcloud.model.ModelApi;
import io.acore.localcloud.queue.EventSources;
import io.acore.localcloud.restapi.RestApis;
import io.acore.localcloud.runtime.HostSettings;
import io.acore.localcloud.runtime.HostTools;
import io.acore.localcloud.task.TaskApi;
import io.acore.localcloud.web.WebFront;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What runs here in moto's place: functions, and what calls them. */
final class Execution implements AutoCloseable {
  private final List<Service> services;
  private final EventSources queues;

  Execution(
      Environment environment,
      HostSettings settings,
      Path projectFolder,
      Path python,
      Consumer<String> log)
      throws IOException {
    SystemProcessRunner processes = new SystemProcessRunner(environment);
    HostTools tools = HostTools.of(settings, processes);
    FunctionHost functions = new FunctionHost(tools, processes, python);
    queues = new EventSources(functions, tools.aws(), log);
    functions.whenChanged(queues::refresh);
    RestApis apis = new RestApis(functions, tools.aws(), environment.clock());
    services =
        List.of(
            new ModelApi(settings.folder(), environment),
            new TaskApi(tools, projectFolder),
            // Before the APIs, which it hands on to
            new WebFront(tools.aws(), apis),
            apis,
            new LambdaApi(functions, new Destinations(tools.aws()), environment.clock(), log));
  }

  List<Service> services() {
    return services;
  }

  /** Once the local cloud listens: functions may call it. */
  void begin() {
    queues.refresh();
  }

  /** Ends what makes calls; what they are made to is the server's to close, like every service. */
  @Override
  public void close() {
    queues.close();
  }
}
