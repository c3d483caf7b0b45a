package io.acore.localcloud.dataplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import io.acore.localcloud.fault.Faults;
import io.acore.localcloud.http.Administration;
import io.acore.localcloud.http.ControlPlane;
import io.acore.localcloud.http.HttpServer;
import io.acore.localcloud.http.Passthrough;
import io.acore.localcloud.moto.Moto;
import io.acore.localcloud.moto.MotoPython;
import io.acore.localcloud.runtime.AgentCredentials;
import io.acore.localcloud.runtime.HostSettings;
import io.acore.localcloud.runtime.RuntimeCatalog;
import io.acore.localcloud.runtime.RuntimeHost;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The data plane and moto behind the real server, with runtimes that a test puts there by hand. */
final class AgentCloud implements RuntimeCatalog, AutoCloseable {
  static final String ACCOUNT = "987654321098";
  static final String REGION = "eu-central-1";

  final Environment environment = Environment.system();
  final SystemProcessRunner processes = new SystemProcessRunner(environment);
  final Faults faults = new Faults();
  final Moto moto;
  final RuntimeHost host;
  final HttpServer http;
  final Path folder;
  private final String language;
  private final Path client;
  private final Map<String, JsonNode> runtimes = new ConcurrentHashMap<>();

  private AgentCloud(Path folder) throws IOException {
    this.folder = folder;
    Path python = new MotoPython(environment, processes, line -> {}).find();
    moto = Moto.start(python, environment, ACCOUNT, folder);
    AtomicReference<URI> endpoint = new AtomicReference<>();
    HostSettings settings =
        new HostSettings(
            folder,
            moto.uri(),
            endpoint::get,
            AgentCredentials.ROLE,
            Duration.ofSeconds(8),
            8,
            environment);
    host = new RuntimeHost(settings, this, processes);
    RuntimeDataPlane data =
        new RuntimeDataPlane(
            host,
            this,
            (agent, user) -> agent.id() + " for " + user,
            ACCOUNT,
            faults,
            environment.clock());
    Administration none = new Administration("token", Map.of());
    http = HttpServer.start(0, new NoControlPlane(), data, none, new Passthrough(moto.uri()));
    endpoint.set(URI.create(url()));
    language = "PYTHON_" + pythonVersion().replace('.', '_');
    client = folder.resolve("client.py");
    Files.writeString(client, resource("client.py"));
    put("/code", new byte[0]);
    put("/code/agent.zip", zip(Map.of("main.py", resource("main.py"))));
  }

  static AgentCloud start(Path folder) throws IOException {
    return new AgentCloud(folder);
  }

  String url() {
    return "http://127.0.0.1:" + http.port();
  }

  String arn(String id) {
    return "arn:aws:bedrock-agentcore:" + REGION + ":" + ACCOUNT + ":runtime/" + id;
  }

  /** A runtime that runs the test agent; the caller may change anything before it is used. */
  ObjectNode runtime(String id) {
    ObjectNode runtime =
        (ObjectNode)
            Json.tree(
                Map.of(
                    "agentRuntimeArn", arn(id),
                    "agentRuntimeId", id,
                    "agentRuntimeName", id.substring(0, id.indexOf('-')),
                    "agentRuntimeVersion", "1",
                    "roleArn", "arn:aws:iam::" + ACCOUNT + ":role/agents/agent-role",
                    "environmentVariables", Map.of("GREETING", "hello"),
                    "agentRuntimeArtifact",
                        Map.of(
                            "codeConfiguration",
                            Map.of(
                                "code",
                                    Map.of("s3", Map.of("bucket", "code", "prefix", "agent.zip")),
                                "runtime", language,
                                "entryPoint", List.of("main.py")))));
    runtimes.put(id, runtime);
    return runtime;
  }

  void delete(String id) {
    runtimes.remove(id);
  }

  @Override
  public Optional<JsonNode> runtime(String runtimeId, String version) {
    return Optional.ofNullable(runtimes.get(runtimeId));
  }

  @Override
  public Optional<JsonNode> endpoint(String runtimeId, String name) {
    return runtimes.containsKey(runtimeId) && name.equals("DEFAULT")
        ? Optional.of(Json.tree(Map.of("liveVersion", "1", "status", "READY")))
        : Optional.empty();
  }

  /** What the real boto3 makes of a call; see client.py. */
  JsonNode client(String what, String id, String... more) {
    List<String> command =
        new ArrayList<>(List.of("python3", client.toString(), what, url(), arn(id)));
    command.addAll(List.of(more));
    ProcessResult result = processes.run(ProcessRequest.of(command).within(Duration.ofSeconds(90)));
    if (!result.ok()) {
      throw new AssertionError(result.stderr());
    }
    return Json.parse(result.stdout());
  }

  /** Asks moto for something by its own REST form, signed for a service. */
  String moto(String service, String target, Object body) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(url() + "/").toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Authorization", signature(service));
    connection.setRequestProperty("Content-Type", "application/x-amz-json-1.1");
    connection.setRequestProperty("X-Amz-Target", target);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(Json.compact(body).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  static String signature(String service) {
    return "AWS4-HMAC-SHA256 Credential=test/20260101/"
        + REGION
        + "/"
        + service
        + "/aws4_request, SignedHeaders=host, Signature=0";
  }

  @Override
  public void close() {
    http.close();
    host.close();
    moto.close();
  }

  private void put(String path, byte[] body) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(moto.uri() + path).toURL().openConnection();
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    connection.setRequestProperty("Authorization", signature("s3").replace(REGION, "us-east-1"));
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    if (connection.getResponseCode() != 200) {
      throw new IOException("moto answered " + connection.getResponseCode());
    }
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(AgentCloud.class.getResourceAsStream("/agent/" + name))) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String pythonVersion() {
    String program = "import sys; print('%d.%d' % sys.version_info[:2])";
    return processes.run(ProcessRequest.of("python3", "-c", program)).stdout().strip();
  }

  private static final class NoControlPlane implements ControlPlane {
    @Override
    public boolean owns(String method, String rawPath) {
      return false;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
      exchange.setStatusCode(501);
    }
  }
}
