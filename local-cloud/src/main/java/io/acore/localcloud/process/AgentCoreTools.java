package io.acore.localcloud.process;

import io.acore.base.Environment;
import io.acore.base.SystemProcessRunner;
import io.acore.localcloud.browser.BrowserOperations;
import io.acore.localcloud.browser.BrowserStreams;
import io.acore.localcloud.codeinterpreter.CodeInterpreterOperations;
import io.acore.localcloud.control.ControlService;
import io.acore.localcloud.dataplane.RuntimeDataPlane;
import io.acore.localcloud.evaluation.EvaluationOperations;
import io.acore.localcloud.fault.Faults;
import io.acore.localcloud.http.Service;
import io.acore.localcloud.identity.ClientCredentials;
import io.acore.localcloud.identity.IdentityOperations;
import io.acore.localcloud.memory.MemoryOperations;
import io.acore.localcloud.operation.Operations;
import io.acore.localcloud.runtime.HostTools;
import io.acore.localcloud.runtime.RuntimeHost;
import io.acore.localcloud.session.ToolSession;
import io.acore.localcloud.session.ToolSessions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** AgentCore's data plane with all its parts. */
final class AgentCoreTools {
  private final RuntimeHost host;
  private final MemoryOperations memory;
  private final CodeInterpreterOperations interpreters;
  private final BrowserOperations browsers;
  private final Operations operations;

  AgentCoreTools(
      Environment environment,
      HostTools tools,
      ControlService control,
      ClientCredentials tokens,
      String account,
      Faults faults) {
    SystemProcessRunner processes = new SystemProcessRunner(environment);
    Path folder = tools.settings().folder();
    host = new RuntimeHost(tools.settings(), control, processes);
    memory = new MemoryOperations(folder.resolve("memory"), control, faults);
    interpreters =
        new CodeInterpreterOperations(
            folder, control, new ProjectTools(folder, environment, processes), environment);
    browsers = new BrowserOperations(folder, control, tools.supervisor(), environment, processes);
    IdentityOperations identity = new IdentityOperations(control, tokens, environment.clock());
    operations =
        new Operations(
            List.of(memory, interpreters, browsers, new EvaluationOperations(control), identity),
            new RuntimeDataPlane(
                host,
                control,
                // A runtime's identity, made with it, has its id as name
                (agent, user) -> identity.token(agent.id(), user),
                account,
                faults,
                environment.clock()),
            account,
            faults,
            environment.clock());
  }

  Operations dataPlane() {
    return operations;
  }

  MemoryOperations memory() {
    return memory;
  }

  List<Service> services() {
    return List.of(new BrowserStreams(browsers));
  }

  /** What runs now, for the console. */
  List<Map<String, Object>> sessions() {
    List<Map<String, Object>> rows = new ArrayList<>();
    host.sessions()
        .forEach(
            it -> {
              Map<String, Object> row = row("agent", it.key().runtimeId(), it.key().sessionId());
              row.put("version", it.spec().version());
              row.put("calls", it.calls());
              row.put("status", "READY");
              rows.add(row);
            });
    rows.addAll(rows("code interpreter", "codeInterpreterIdentifier", interpreters.sessions()));
    rows.addAll(rows("browser", "browserIdentifier", browsers.sessions()));
    return rows;
  }

  private static List<Map<String, Object>> rows(
      String kind, String member, ToolSessions<?> sessions) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ToolSession<?> session : sessions.all()) {
      if (session.ready()) {
        Map<String, Object> row = row(kind, session.fields().path(member).asText(), session.id());
        row.put("status", "READY");
        rows.add(row);
      }
    }
    return rows;
  }

  private static Map<String, Object> row(String kind, String of, String session) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("kind", kind);
    row.put("of", of);
    row.put("session", session);
    return row;
  }
}
