package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.http.Administration;
import io.acore.localcloud.http.ControlPlane;
import io.acore.localcloud.http.DataPlane;
import io.acore.localcloud.http.HttpServer;
import io.acore.localcloud.identity.ClientCredentials;
import io.acore.localcloud.identity.TokenVault;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gateways behind the real server, put there by hand. */
final class GatewayCloud implements AutoCloseable {
  static final String ACCOUNT = "987654321098";
  static final String FUNCTION = "arn:aws:lambda:eu-central-1:" + ACCOUNT + ":function:";

  final StandIn standIn;
  final List<String> logged = new CopyOnWriteArrayList<>();
  private final GatewayLog log =
      new GatewayLog() {
        @Override
        public void line(String gatewayArn, String requestId, boolean error, String text) {
          logged.add(text);
        }

        @Override
        public void close() {}
      };
  final GatewayService service;
  final Map<String, String> apiKeys = new ConcurrentHashMap<>();
  final Map<String, JsonNode> clients = new ConcurrentHashMap<>();
  private final HttpServer http;
  private final Map<String, ObjectNode> gateways = new ConcurrentHashMap<>();
  private final Map<String, List<JsonNode>> targets = new ConcurrentHashMap<>();
  private final Map<String, List<JsonNode>> policies = new ConcurrentHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();

  GatewayCloud(Duration toolLimit) throws IOException {
    standIn = new StandIn();
    service =
        new GatewayService(
            catalog(),
            new GatewaySettings(
                standIn::uri,
                toolLimit,
                vault(),
                new ClientCredentials(Clock.systemUTC()),
                log,
                Clock.systemUTC()));
    http =
        HttpServer.start(
            0,
            List.of(service),
            new None(),
            new None(),
            new Administration("token", Map.of()),
            exchange -> exchange.setStatusCode(404).endExchange());
  }

  /** A gateway that lets anyone in; the caller may change anything before it is used. */
  ObjectNode gateway(String id) {
    ObjectNode gateway = Json.mapper().createObjectNode();
    gateway
        .put("gatewayId", id)
        .put("gatewayArn", "arn:aws:bedrock-agentcore:eu-central-1:" + ACCOUNT + ":gateway/" + id)
        .put("name", "tools")
        .put("status", "READY")
        .put("authorizerType", "NONE");
    gateways.put(id, gateway);
    targets.put(id, new CopyOnWriteArrayList<>());
    return gateway;
  }

  /** A target with a configuration of one kind, the JSON text of `targetConfiguration.mcp`. */
  ObjectNode target(String gateway, String name, String configuration) {
    ObjectNode target = Json.mapper().createObjectNode();
    List<JsonNode> siblings = Objects.requireNonNull(targets.get(gateway), gateway);
    target
        .put("targetId", "TARGET" + gateway.hashCode() + siblings.size())
        .put("name", name)
        .put("status", "READY");
    target.putObject("targetConfiguration").set("mcp", Json.parse(configuration));
    target.putArray("credentialProviderConfigurations");
    siblings.add(target);
    return target;
  }

  /** A Lambda target with tools that take anything. */
  ObjectNode lambda(String gateway, String name, String function, String... tools) {
    List<Object> schema = new ArrayList<>();
    for (String tool : tools) {
      schema.add(
          Map.of(
              "name",
              tool,
              "description",
              "Does " + tool,
              "inputSchema",
              Map.of("type", "object", "properties", Map.of("text", Map.of("type", "string")))));
    }
    return target(
        gateway,
        name,
        Json.compact(
            Map.of(
                "lambda",
                Map.of(
                    "lambdaArn",
                    FUNCTION + function,
                    "toolSchema",
                    Map.of("inlinePayload", schema)))));
  }

  void policy(String engineArn, String id, String statement) {
    policies
        .computeIfAbsent(engineArn, it -> new CopyOnWriteArrayList<>())
        .add(
            Json.tree(
                Map.of(
                    "policyId",
                    id,
                    "status",
                    "ACTIVE",
                    "definition",
                    Map.of("cedar", Map.of("statement", statement)))));
  }

  URI url(String gateway) {
    return URI.create(Addresses.url(URI.create("http://127.0.0.1:" + http.port()), gateway));
  }

  /** One call; headers are names and values in turn. */
  HttpResponse<String> post(String gateway, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url(gateway))
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The answer to one method, whichever it is. */
  JsonNode ask(String gateway, String method, Object params, String... headers) throws Exception {
    String body =
        Json.compact(Map.of("jsonrpc", "2.0", "id", 7, "method", method, "params", params));
    return Json.parse(post(gateway, body, headers).body());
  }

  CompletableFuture<HttpResponse<String>> later(String gateway, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(url(gateway))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  JsonNode call(String gateway, String tool, Object arguments, String... headers) throws Exception {
    return ask(gateway, "tools/call", Map.of("name", tool, "arguments", arguments), headers);
  }

  private TokenVault vault() {
    return new TokenVault() {
      @Override
      public Optional<String> apiKey(String region, String provider) {
        return Optional.ofNullable(apiKeys.get(provider));
      }

      @Override
      public Optional<JsonNode> oauth2(String region, String provider) {
        return Optional.ofNullable(clients.get(provider));
      }

      @Override
      public boolean hasWorkload(String region, String name) {
        return false;
      }
    };
  }

  /** What the control plane would find; the gateway's own members may be changed at any time. */
  private GatewayCatalog catalog() {
    return new GatewayCatalog() {
      @Override
      public Optional<JsonNode> gateway(String gatewayId) {
        return Optional.ofNullable(gateways.get(gatewayId));
      }

      @Override
      public List<JsonNode> targets(String gatewayId) {
        return targets.getOrDefault(gatewayId, List.of());
      }

      @Override
      public List<JsonNode> policies(String policyEngineArn) {
        return policies.getOrDefault(policyEngineArn, List.of());
      }
    };
  }

  @Override
  public void close() {
    http.close();
    service.close();
    standIn.close();
  }

  private static final class None implements ControlPlane, DataPlane {
    @Override
    public boolean owns(String method, String rawPath) {
      return false;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
      exchange.setStatusCode(404).endExchange();
    }

    @Override
    public void close() {}
  }
}
