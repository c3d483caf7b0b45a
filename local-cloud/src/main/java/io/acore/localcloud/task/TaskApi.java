package io.acore.localcloud.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.http.CredentialScope;
import io.acore.localcloud.http.Service;
import io.acore.localcloud.runtime.AwsFailure;
import io.acore.localcloud.runtime.HostTools;
import io.acore.localcloud.thread.DaemonThreads;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The operations of ECS that start, stop and look at tasks. */
public final class TaskApi implements Service {
  private static final String TARGET = "AmazonEC2ContainerServiceV20141113.";
  private static final Set<String> OPERATIONS = Set.of("RunTask", "StopTask", "DescribeTasks");

  private final HostTools tools;
  private final Tasks tasks;
  private final ExecutorService workers = Executors.newCachedThreadPool(new DaemonThreads("ecs"));

  public TaskApi(HostTools tools, Path projectFolder) {
    this.tools = tools;
    this.tasks = new Tasks(tools, projectFolder);
  }

  @Override
  public boolean owns(HttpServerExchange exchange) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    return target != null
        && target.startsWith(TARGET)
        && OPERATIONS.contains(target.substring(TARGET.length()));
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.dispatch(
        workers,
        () -> {
          exchange.startBlocking();
          exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/x-amz-json-1.1");
          try {
            exchange.getResponseSender().send(Json.compact(answer(exchange)));
          } catch (AwsFailure e) {
            fail(exchange, 400, e.code(), String.valueOf(e.getMessage()));
          } catch (IOException | RuntimeException e) {
            fail(exchange, 500, "ServerException", String.valueOf(e.getMessage()));
          }
        });
  }

  @Override
  public void close() {
    tasks.stopAll();
    workers.shutdownNow();
  }

  private JsonNode answer(HttpServerExchange exchange) throws IOException, AwsFailure {
    String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    String region = CredentialScope.of(exchange).map(CredentialScope::region).orElse("us-east-1");
    byte[] body = exchange.getInputStream().readAllBytes();
    JsonNode input = Json.parse(new String(body, StandardCharsets.UTF_8));
    JsonNode answer = tools.aws().json("ecs", region, target, input);
    String operation = target.substring(TARGET.length());
    if (operation.equals("RunTask")) {
      JsonNode definition =
          tools
              .aws()
              .json(
                  "ecs",
                  region,
                  TARGET + "DescribeTaskDefinition",
                  Map.of("taskDefinition", input.path("taskDefinition").asText()))
              .path("taskDefinition");
      for (JsonNode task : answer.path("tasks")) {
        tasks.start(task, definition, region);
      }
    } else if (operation.equals("StopTask")) {
      tasks.stop(input.path("task").asText(), input.path("reason").asText(""));
    }
    for (JsonNode task : answer.path("tasks")) {
      tasks.describe((ObjectNode) task);
    }
    if (answer.path("task") instanceof ObjectNode task) {
      tasks.describe(task);
    }
    return answer;
  }

  private static void fail(HttpServerExchange exchange, int status, String code, String message) {
    exchange.setStatusCode(status);
    exchange.getResponseSender().send(Json.compact(Map.of("__type", code, "message", message)));
  }
}
