package io.acore.constructs.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Terraform with the real provider and AWS CLI, against a moto server of its own. */
final class Terraform implements AutoCloseable {
  private static final String PROVIDER =
      """
      {"provider": {"aws": [{"region": "eu-west-1", "access_key": "test", "secret_key": "test",
        "skip_credentials_validation": true, "skip_metadata_api_check": true,
        "skip_requesting_account_id": true, "endpoints": [%s]}]}}
      """;

  private final SystemProcessRunner runner = new SystemProcessRunner(Environment.system());
  private final Process moto;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Path folder;
  private final String endpoint;

  /**
   * @param scratch a folder of the test's own
   * @param folder where the configuration is
   */
  Terraform(Path scratch, Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    int port = freePort();
    endpoint = "http://127.0.0.1:" + port;
    ProcessBuilder builder = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", "" + port);
    builder.redirectErrorStream(true).redirectOutput(scratch.resolve("moto.log").toFile());
    moto = builder.start();
    awaitPort(port);
    variables.put("AWS_ENDPOINT_URL", endpoint);
    variables.put("AWS_ACCESS_KEY_ID", "test");
    variables.put("AWS_SECRET_ACCESS_KEY", "test");
    variables.put("TF_CLI_CONFIG_FILE", cliConfig(scratch).toString());
    variables.put("TF_IN_AUTOMATION", "1");
    variables.put("ACORE_POLL_SECONDS", "0.1");
    variables.put("ACORE_RETRY_SECONDS", "3");
    variables.put("ACORE_WAIT_SECONDS", "20");
  }

  /** Adds the provider's settings beside what was synthesized, and initializes. */
  void init() throws IOException {
    String endpoints =
        "{"
            + String.join(
                ",",
                Stream.of("ssm", "iam", "logs", "sts")
                    .map(service -> "\"" + service + "\": \"" + endpoint + "\"")
                    .toList())
            + "}";
    Files.writeString(folder.resolve("provider.tf.json"), PROVIDER.formatted(endpoints));
    // CDKTF's own default is a state file in the folder of the process that synthesized.
    Files.writeString(
        folder.resolve("backend_override.tf.json"),
        "{\"terraform\": {\"backend\": {\"local\": {\"path\": \"terraform.tfstate\"}}}}");
    ok("init", "-input=false", "-no-color");
  }

  String ok(String... arguments) {
    ProcessResult result = run(arguments);
    assertThat(result.exitCode())
        .as("terraform %s:%n%s%s", List.of(arguments), result.stdout(), result.stderr())
        .isZero();
    return result.stdout();
  }

  String apply() {
    return ok("apply", "-auto-approve", "-input=false", "-no-color");
  }

  String destroy() {
    return ok("destroy", "-auto-approve", "-input=false", "-no-color");
  }

  ProcessResult run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    return runner.run(
        ProcessRequest.of(command).in(folder).with(variables).within(Duration.ofMinutes(3)));
  }

  /** With an environment variable for this and all later calls. */
  void set(String name, String value) {
    variables.put(name, value);
  }

  String aws(String... arguments) {
    List<String> command = new ArrayList<>(List.of("aws"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--region", "eu-west-1", "--output", "text"));
    ProcessResult result =
        runner.run(ProcessRequest.of(command).with(variables).within(Duration.ofMinutes(1)));
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    return result.stdout().strip();
  }

  /** What is there of everything that a test can have made. */
  List<String> leftovers() {
    String control = "bedrock-agentcore-control";
    return Stream.of(
            aws(control, "list-memories", "--query", "memories[].id"),
            aws(control, "list-agent-runtimes", "--query", "agentRuntimes[].agentRuntimeId"),
            aws(control, "list-gateways", "--query", "items[].gatewayId"),
            aws("ssm", "describe-parameters", "--query", "Parameters[].Name"))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  @Override
  public void close() {
    moto.descendants().forEach(ProcessHandle::destroy);
    moto.destroy();
  }

  // The mirror is found as acore itself finds one; no test names a path of one machine.
  private static Path cliConfig(Path scratch) throws IOException {
    List<Path> roots = new ArrayList<>();
    String given = System.getenv("ACORE_PROVIDER_MIRROR");
    if (given != null) {
      roots.add(Path.of(given));
    }
    roots.add(Path.of(System.getProperty("user.home"), ".terraform.d", "plugins"));
    roots.add(Path.of("/usr/local/share/terraform/plugins"));
    roots.add(Path.of("/usr/share/terraform/plugins"));
    if (Files.isDirectory(Path.of("/opt"))) {
      try (Stream<Path> folders = Files.list(Path.of("/opt"))) {
        folders.sorted().forEach(roots::add);
      }
    }
    StringBuilder config = new StringBuilder("provider_installation {\n");
    roots.stream()
        .filter(root -> Files.isDirectory(root.resolve("registry.terraform.io")))
        .forEach(
            root -> config.append("  filesystem_mirror {\n    path = \"" + root + "\"\n  }\n"));
    config.append("  direct {\n    exclude = [\"registry.terraform.io/hashicorp/aws\"]\n  }\n}\n");
    Path file = scratch.resolve("terraform.rc");
    Files.writeString(
        file,
        config.indexOf("filesystem_mirror") < 0
            ? "provider_installation {\n  direct {}\n}\n"
            : config);
    return file;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void awaitPort(int port) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < until) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
        return;
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("moto_server did not start");
  }
}
