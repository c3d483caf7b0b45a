package io.acore.localcloud.process;

import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.SystemProcessRunner;
import io.acore.localcloud.console.ConsoleCommands;
import io.acore.localcloud.console.ConsolePage;
import io.acore.localcloud.console.Recorder;
import io.acore.localcloud.control.ControlService;
import io.acore.localcloud.fault.Fault;
import io.acore.localcloud.fault.Faults;
import io.acore.localcloud.fault.FaultyPassthrough;
import io.acore.localcloud.fault.FaultyService;
import io.acore.localcloud.gateway.CloudWatchLog;
import io.acore.localcloud.gateway.GatewayService;
import io.acore.localcloud.gateway.GatewaySettings;
import io.acore.localcloud.http.Administration;
import io.acore.localcloud.http.DataPlane;
import io.acore.localcloud.http.HttpServer;
import io.acore.localcloud.http.Passthrough;
import io.acore.localcloud.http.Service;
import io.acore.localcloud.identity.ClientCredentials;
import io.acore.localcloud.moto.Moto;
import io.acore.localcloud.moto.MotoPython;
import io.acore.localcloud.operation.Operations;
import io.acore.localcloud.runtime.AwsCalls;
import io.acore.localcloud.runtime.HostSettings;
import io.acore.localcloud.runtime.HostTools;
import io.acore.localcloud.runtime.LogShipper;
import io.acore.localcloud.signin.SignInService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Everything that runs inside the server's process; tests start it inside their own. */
public final class LocalServer implements AutoCloseable {
  private static final String PORT = "port";

  /** AWS gives a tool of a gateway five minutes. */
  private static final Duration TOOL_LIMIT = Duration.ofMinutes(5);

  private final Moto moto;
  private final DataPlane data;
  private final List<Service> services;
  private final Execution execution;
  private final HttpServer http;
  private final String account;
  private final String token;

  private LocalServer(
      Moto moto,
      DataPlane data,
      List<Service> services,
      Execution execution,
      HttpServer http,
      String account,
      String token) {
    this.moto = moto;
    this.data = data;
    this.services = services;
    this.execution = execution;
    this.http = http;
    this.account = account;
    this.token = token;
  }

  /**
   * Starts it.
   *
   * @param projectFolder what the account id is made of
   * @param folder where its state and its logs are kept
   * @param stop what the administration's `stop` command does
   */
  public static LocalServer start(
      Environment environment, Path projectFolder, Path folder, Runnable stop, Consumer<String> say)
      throws IOException {
    Files.createDirectories(folder);
    // What clients have sent is kept in there, secrets too
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    String account = Account.of(projectFolder);
    String token = UUID.randomUUID().toString();
    Path python = new MotoPython(environment, new SystemProcessRunner(environment), say).find();
    Moto moto = Moto.start(python, environment, account, folder);
    Faults faults = new Faults();
    AtomicReference<URI> endpoint = new AtomicReference<>();
    ControlService control =
        new ControlService(
            folder.resolve("agentcore"),
            moto.uri(),
            endpoint::get,
            account,
            Duration.ofMillis(300),
            faults,
            environment.clock());
    ClientCredentials tokens = new ClientCredentials(environment.clock());
    HostSettings settings = HostSettings.of(folder, moto.uri(), endpoint::get, environment);
    HostTools host = HostTools.of(settings, new SystemProcessRunner(environment));
    AgentCoreTools tools = new AgentCoreTools(environment, host, control, tokens, account, faults);
    Operations data = tools.dataPlane();
    List<Service> services = new ArrayList<>(tools.services());
    services.add(new ConsolePage());
    services.add(new SignInService(endpoint::get, environment));
    services.add(
        new FaultyService(faults, gateways(environment, moto, endpoint::get, control, tokens)));
    Execution execution = new Execution(environment, settings, projectFolder, python, say);
    execution.services().forEach(service -> services.add(new FaultyService(faults, service)));
    Recorder recorder =
        new Recorder(
            (method, path) ->
                control.operation(method, path).or(() -> data.operation(method, path)),
            environment.clock());
    ConsoleCommands console =
        new ConsoleCommands(
            control,
            tools::sessions,
            tools.memory().handlers(),
            recorder,
            faults,
            host.aws(),
            account,
            environment.clock());
    Map<String, Administration.Command> commands = new HashMap<>(commands(stop, faults));
    commands.putAll(console.all());
    Administration administration = new Administration(token, commands);
    HttpServer http =
        HttpServer.start(
            lastPort(folder),
            services,
            control,
            data,
            administration,
            new FaultyPassthrough(faults, new Passthrough(moto.uri())),
            recorder);
    // What clients have noted of this address, a queue's URL for one, stays true after a restart
    FileTrees.write(folder.resolve(PORT), Integer.toString(http.port()));
    URI address = URI.create("http://127.0.0.1:" + http.port());
    endpoint.set(address);
    moto.tell(address);
    execution.begin();
    return new LocalServer(moto, data, services, execution, http, account, token);
  }

  private static Service gateways(
      Environment environment,
      Moto moto,
      Supplier<URI> endpoint,
      ControlService control,
      ClientCredentials tokens) {
    LogShipper logs = new LogShipper(new AwsCalls(moto.uri()), environment.clock());
    return new GatewayService(
        control,
        new GatewaySettings(
            endpoint,
            TOOL_LIMIT,
            control,
            tokens,
            new CloudWatchLog(logs, environment.clock()),
            environment.clock()));
  }

  private static int lastPort(Path folder) throws IOException {
    Path file = folder.resolve(PORT);
    return Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
  }

  private static Map<String, Administration.Command> commands(Runnable stop, Faults faults) {
    return Map.of(
        "stop",
        input -> {
          stop.run();
          return Map.of();
        },
        "fault-add",
        input -> {
          faults.add(Fault.of(input));
          return Map.of();
        },
        "fault-list",
        input -> faults.list().stream().map(Fault::json).toList(),
        "fault-clear",
        input -> {
          faults.clear();
          return Map.of();
        });
  }

  public String endpointUrl() {
    return "http://127.0.0.1:" + http.port();
  }

  /** The address of the console, with what it needs to be let in. */
  public String consoleUrl() {
    return endpointUrl() + ConsolePage.PATH + "#" + token;
  }

  public String accountId() {
    return account;
  }

  StateFile state(Environment environment) {
    return new StateFile(
        ProcessHandle.current().pid(),
        endpointUrl(),
        moto.uri().toString(),
        moto.pid(),
        account,
        token,
        environment.clock().instant().toString());
  }

  @Override
  public void close() {
    http.close();
    execution.close();
    services.forEach(Service::close);
    data.close();
    moto.close();
  }
}
