package io.acore.localcloud.codeinterpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.localcloud.operation.Handler;
import io.acore.localcloud.operation.OperationGroup;
import io.acore.localcloud.operation.Request;
import io.acore.localcloud.operation.Resources;
import io.acore.localcloud.session.ToolKind;
import io.acore.localcloud.session.ToolSession;
import io.acore.localcloud.session.ToolSessions;
import io.acore.localcloud.shape.AwsError;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** The operations on sessions of code interpreters. */
public final class CodeInterpreterOperations implements OperationGroup {
  private static final ToolKind KIND =
      new ToolKind("code-interpreter", "codeInterpreterIdentifier", "code interpreter", 128);
  private static final String PROGRAM = "interpreter.py";

  private final Path folder;
  private final Environment environment;
  private final LocalTools tools;
  private final ToolSessions<Interpreter> sessions;

  /**
   * No sessions yet.
   *
   * @param folder the local cloud's state folder
   */
  public CodeInterpreterOperations(
      Path folder, Resources resources, LocalTools tools, Environment environment) {
    this.folder = folder.resolve("code-interpreter");
    this.environment = environment;
    this.tools = tools;
    this.sessions = new ToolSessions<>(KIND, resources, environment.clock()::millis);
    try {
      FileTrees.delete(this.folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, Handler> handlers() {
    return Map.of(
        "StartCodeInterpreterSession", this::start,
        "GetCodeInterpreterSession", request -> sessions.get(request).fields(),
        "ListCodeInterpreterSessions", sessions::list,
        "StopCodeInterpreterSession", sessions::stop,
        "InvokeCodeInterpreter", this::invoke);
  }

  /** For the console. */
  public ToolSessions<?> sessions() {
    return sessions;
  }

  @Override
  public void close() {
    sessions.close();
  }

  private JsonNode start(Request request) {
    return sessions.start(request, (id, tool) -> interpreter(id)).fields();
  }

  private JsonNode invoke(Request request) {
    if (!request.input().has("sessionId")) {
      throw AwsError.invalid("sessionId", "x-amzn-code-interpreter-session-id is required");
    }
    ToolSession<Interpreter> session = sessions.running(request);
    JsonNode result =
        session.process().call(request.text("name"), request.input().path("arguments"));
    ObjectNode answer = Json.mapper().createObjectNode().put("sessionId", session.id());
    answer.putArray("stream").addObject().set("result", result);
    return answer;
  }

  private Interpreter interpreter(String id) {
    if (!tools.codeInterpreter()) {
      throw new AwsError(
          "AccessDeniedException",
          "The local code interpreter is off: it is no sandbox, code runs as you. Set"
              + " `local.code_interpreter: true` in acore.yaml and run `acore deploy --env local`,"
              + " or ACORE_LOCAL_CODE_INTERPRETER=true before `acore local start`");
    }
    Path home = folder.resolve(id);
    try {
      Files.createDirectories(home);
      ProcessBuilder builder =
          new ProcessBuilder(
              tools.python().toString(), program().toString(), "session", home.toString());
      builder.directory(home.toFile());
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      Map<String, String> variables = builder.environment();
      variables.clear();
      String path = environment.variable("PATH").orElse("");
      variables.put("PATH", tools.python().getParent() + File.pathSeparator + path);
      environment.variable("LANG").ifPresent(it -> variables.put("LANG", it));
      variables.put("HOME", home.toString());
      variables.put("TMPDIR", home.toString());
      // What a session installs is the session's
      variables.put("PIP_TARGET", home.resolve(".packages").toString());
      variables.put("PYTHONPATH", home.resolve(".packages").toString());
      variables.put("PYTHONDONTWRITEBYTECODE", "1");
      return new Interpreter(builder.start(), home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized Path program() throws IOException {
    Path program = folder.resolve(PROGRAM);
    if (!Files.exists(program)) {
      try (InputStream in =
          Objects.requireNonNull(CodeInterpreterOperations.class.getResourceAsStream(PROGRAM))) {
        FileTrees.write(program, in.readAllBytes());
      }
    }
    return program;
  }
}
