package io.acore.localcloud.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says how a runtime version is started on this machine. */
final class Launcher {
  private final HostSettings settings;
  private final Supervisor supervisor;
  private final CodeStore code;
  private final Interpreters interpreters;
  private final Containers containers;
  private final RoleCredentials credentials;

  Launcher(
      HostSettings settings,
      CodeStore code,
      Interpreters interpreters,
      Containers containers,
      RoleCredentials credentials) {
    this.settings = settings;
    this.supervisor = new Supervisor(settings.folder(), interpreters);
    this.code = code;
    this.interpreters = interpreters;
    this.containers = containers;
    this.credentials = credentials;
  }

  /** Waits: code may have to be fetched, an interpreter to be found. */
  Launch prepare(AgentSpec spec, Path home) throws AgentFailure, IOException {
    Map<String, String> variables = AgentVariables.of(spec, settings, credentials, home);
    int port = freePort();
    return spec.artifact() instanceof Artifact.CodeZip zip
        ? ofCode(spec, zip, variables, port)
        : ofImage(spec, (Artifact.Image) spec.artifact(), variables, port, home);
  }

  private Launch ofCode(
      AgentSpec spec, Artifact.CodeZip zip, Map<String, String> variables, int port)
      throws AgentFailure, IOException {
    Path folder = code.code(spec, zip);
    Path interpreter = interpreters.of(zip.language());
    if (zip.language().startsWith("NODE_")) {
      Map<String, String> more = new TreeMap<>(variables);
      more.put("ACORE_CONTRACT_PORT", "" + spec.protocol().port());
      more.put("ACORE_PORT", "" + port);
      more.merge(
          "NODE_OPTIONS",
          "--require=" + supervisor.tool("port.js"),
          (own, ours) -> ours + " " + own);
      List<String> node = new ArrayList<>(List.of(interpreter.toString()));
      node.addAll(zip.entryPoint());
      return new Launch(supervisor.command(node), more, folder, port);
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                interpreter.toString(),
                "-s",
                "-S",
                supervisor.tool("bootstrap.py").toString(),
                "python",
                folder.toString(),
                "" + spec.protocol().port(),
                "" + port));
    command.addAll(zip.entryPoint());
    return new Launch(command, variables, folder, port);
  }

  private Launch ofImage(
      AgentSpec spec, Artifact.Image image, Map<String, String> variables, int port, Path home)
      throws AgentFailure, IOException {
    Containers.Start start = containers.start(spec, image, variables, port, home);
    return new Launch(
        supervisor.command(start.command()), start.variables(), start.directory(), port);
  }

  /** Programs that are no agents use some of them too, without one ever having started. */
  void writeTools() {
    try {
      supervisor.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What runs any program so that it ends with the local cloud. */
  List<String> supervisor() throws AgentFailure, IOException {
    return supervisor.command(List.of());
  }

  // Somebody else could take it before the agent does; the agent then ends at once and says so.
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
