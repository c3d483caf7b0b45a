package io.acore.localcloud.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.localcloud.runtime.AgentCredentials;
import io.acore.localcloud.runtime.AgentFailure;
import io.acore.localcloud.runtime.HostTools;
import io.acore.localcloud.runtime.RoleCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The tasks that run or have run, by their ARN. */
final class Tasks {
  private static final int NOT_STARTED = 127;

  private final HostTools tools;
  private final Path folder;
  private final Map<String, Task> tasks = new ConcurrentHashMap<>();

  /** A container's process; none when it could not be started. */
  private record Running(String name, Optional<TaskProcess> process, String problem) {}

  private static final class Task {
    private final List<Running> containers;
    private volatile String reason = "";

    Task(List<Running> containers) {
      this.containers = List.copyOf(containers);
    }

    List<Running> containers() {
      return containers;
    }
  }

  /**
   * Runs nothing yet.
   *
   * @param folder where commands run: the project's own
   */
  Tasks(HostTools tools, Path folder) {
    this.tools = tools;
    this.folder = folder;
  }

  void start(JsonNode task, JsonNode definition, String region) throws IOException {
    String arn = task.path("taskArn").asText();
    String id = arn.substring(arn.lastIndexOf('/') + 1);
    String family = definition.path("family").asText();
    String role =
        task.at("/overrides/taskRoleArn").asText(definition.path("taskRoleArn").asText(""));
    List<Running> containers = new java.util.ArrayList<>();
    for (JsonNode container : definition.path("containerDefinitions")) {
      ContainerSpec spec = ContainerSpec.of(container, task.path("overrides"), family);
      containers.add(run(spec, region, role, id));
    }
    tasks.put(arn, new Task(containers));
  }

  void stop(String task, String reason) {
    tasks.forEach(
        (arn, known) -> {
          if (arn.equals(task) || arn.endsWith("/" + task)) {
            known.reason = reason.isEmpty() ? "Task stopped by user" : reason;
            known.containers().forEach(it -> it.process().ifPresent(TaskProcess::stop));
          }
        });
  }

  /** Puts in what has become of the task; moto lets its own tasks end after a few looks. */
  void describe(ObjectNode task) {
    Task known = tasks.get(task.path("taskArn").asText());
    if (known == null) {
      return;
    }
    boolean running = false;
    for (Running container : known.containers()) {
      running = running || container.process().map(it -> it.exitCode().isEmpty()).orElse(false);
    }
    task.put("lastStatus", running ? "RUNNING" : "STOPPED");
    task.put("desiredStatus", running && known.reason.isEmpty() ? "RUNNING" : "STOPPED");
    if (!running) {
      boolean asked = !known.reason.isEmpty();
      task.put("stopCode", asked ? "UserInitiated" : "EssentialContainerExited");
      task.put("stoppedReason", asked ? known.reason : "Essential container in task exited");
    }
    task.remove("containers");
    for (Running container : known.containers()) {
      ObjectNode shown = task.withArray("containers").addObject();
      Optional<Integer> code =
          container.process().isPresent()
              ? container.process().get().exitCode()
              : Optional.of(NOT_STARTED);
      shown.put("name", container.name());
      shown.put("taskArn", task.path("taskArn").asText());
      shown.put("lastStatus", code.isPresent() ? "STOPPED" : "RUNNING");
      code.ifPresent(it -> shown.put("exitCode", it));
      if (!container.problem().isEmpty()) {
        shown.put("reason", container.problem());
      }
    }
  }

  void stopAll() {
    tasks.values().parallelStream()
        .flatMap(task -> task.containers().stream())
        .forEach(it -> it.process().ifPresent(TaskProcess::stop));
  }

  private Running run(ContainerSpec spec, String region, String role, String id)
      throws IOException {
    if (spec.command().isEmpty()) {
      return new Running(
          spec.name(),
          Optional.empty(),
          "the container has no command, and images do not run here");
    }
    Path home = tools.settings().folder().resolve("tasks").resolve(id);
    Files.createDirectories(home);
    try {
      TaskProcess process =
          TaskProcess.start(
              tools.supervisor().command(spec.command()),
              variables(spec, region, role, home),
              folder,
              tools
                  .logs()
                  .open(region, spec.logGroup(), spec.prefix() + "/" + spec.name() + "/" + id));
      return new Running(spec.name(), Optional.of(process), "");
    } catch (AgentFailure | IOException e) {
      return new Running(spec.name(), Optional.empty(), Objects.toString(e.getMessage()));
    }
  }

  private Map<String, String> variables(ContainerSpec spec, String region, String role, Path home)
      throws IOException {
    Map<String, String> variables = new TreeMap<>();
    variables.put("PATH", tools.settings().environment().variable("PATH").orElse("/usr/bin:/bin"));
    variables.put("HOME", home.toString());
    variables.put("LANG", "C.UTF-8");
    variables.put("PYTHONUNBUFFERED", "1");
    variables.put("AWS_REGION", region);
    variables.put("AWS_DEFAULT_REGION", region);
    variables.put("AWS_ENDPOINT_URL", tools.settings().endpoint().get().toString());
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    if (!role.isEmpty() && tools.settings().credentials() != AgentCredentials.NONE) {
      RoleCredentials.Keys keys = tools.credentials().of(region, role, "task");
      variables.putAll(
          new LinkedHashMap<>(
              Map.of(
                  "AWS_ACCESS_KEY_ID", keys.accessKeyId(),
                  "AWS_SECRET_ACCESS_KEY", keys.secretAccessKey(),
                  "AWS_SESSION_TOKEN", keys.sessionToken())));
    }
    variables.putAll(spec.variables());
    return variables;
  }
}
