package io.acore.localcloud.runtime;

import io.acore.base.FileTrees;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Says how a runtime version is started on this machine. */
final class Launcher {
  private static final List<String> RESOURCES = List.of("bootstrap.py", "port.js");

  private final HostSettings settings;
  private final Path tools;
  private final CodeStore code;
  private final Interpreters interpreters;
  private final Containers containers;
  private final RoleCredentials credentials;
  private boolean toolsWritten;

  Launcher(
      HostSettings settings,
      CodeStore code,
      Interpreters interpreters,
      Containers containers,
      RoleCredentials credentials) {
    this.settings = settings;
    this.tools = settings.folder().resolve("runtime");
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
      more.merge("NODE_OPTIONS", "--require=" + tool("port.js"), (own, ours) -> ours + " " + own);
      List<String> node = new ArrayList<>(List.of(interpreter.toString()));
      node.addAll(zip.entryPoint());
      return new Launch(supervised(node), more, folder, port);
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                interpreter.toString(),
                "-s",
                "-S",
                tool("bootstrap.py").toString(),
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
    return new Launch(supervised(start.command()), start.variables(), start.directory(), port);
  }

  private List<String> supervised(List<String> command) throws AgentFailure, IOException {
    List<String> all = new ArrayList<>(supervisor());
    all.addAll(command);
    return all;
  }

  /** What runs any program so that it ends with the local cloud. */
  List<String> supervisor() throws AgentFailure, IOException {
    String python = interpreters.anyPython().toString();
    return List.of(python, "-s", "-S", "-E", tool("bootstrap.py").toString(), "exec");
  }

  private Path tool(String name) throws IOException {
    return toolFolder().resolve(name);
  }

  // Written at each start of the local cloud: an older acore may have left older ones
  private synchronized Path toolFolder() throws IOException {
    if (!toolsWritten) {
      Files.createDirectories(tools);
      for (String resource : RESOURCES) {
        try (InputStream in =
            Objects.requireNonNull(Launcher.class.getResourceAsStream(resource), resource)) {
          FileTrees.write(tools.resolve(resource), in.readAllBytes());
        }
      }
      toolsWritten = true;
    }
    return tools;
  }

  // Somebody else could take it before the agent does; the agent then ends at once and says so.
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
