package io.acore.localcloud.restapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.localcloud.lambda.Outcome;
import io.acore.localcloud.lambda.Payload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks a function who may call, and remembers what it said for as long as the authorizer wants. */
final class Authorizers {
  private static final int USUAL_TTL_SECONDS = 300;
  private static final int MOST_REMEMBERED = 1_000;
  private static final Duration LIMIT = Duration.ofSeconds(29);

  private final Functions functions;
  private final Clock clock;
  private final Map<List<String>, Remembered> remembered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Remembered> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private record Remembered(JsonNode answer, Instant until) {}

  Authorizers(Functions functions, Clock clock) {
    this.functions = functions;
    this.clock = clock;
  }

  /** Another configuration may be another answer. */
  void forget() {
    synchronized (remembered) {
      remembered.clear();
    }
  }

  void check(Call call) throws GatewayRefusal, InterruptedException {
    JsonNode method = call.found.method();
    switch (method.path("authorizationType").asText("NONE")) {
      case "NONE" -> {
        return;
      }
      case "AWS_IAM" -> {
        if (!call.header("Authorization").orElse("").startsWith("AWS4-HMAC-SHA256 ")
            && call.query("X-Amz-Signature").isEmpty()) {
          throw GatewayRefusal.noSuchMethod();
        }
      }
      case "CUSTOM" ->
          ask(
              call,
              call.api
                  .authorizer(method.path("authorizerId").asText())
                  .orElseThrow(() -> GatewayRefusal.misconfigured("The authorizer is gone")));
      default ->
          throw GatewayRefusal.misconfigured(
              "The local cloud has no authorizer of type "
                  + method.path("authorizationType").asText());
    }
  }

  private void ask(Call call, JsonNode authorizer) throws GatewayRefusal, InterruptedException {
    boolean token = authorizer.path("type").asText().equals("TOKEN");
    int ttl = authorizer.path("authorizerResultTtlInSeconds").asInt(USUAL_TTL_SECONDS);
    List<String> identity = identity(call, authorizer, token, ttl);
    List<String> key = new ArrayList<>(List.of(call.api.id(), call.address.stage()));
    key.add(authorizer.path("id").asText());
    key.addAll(identity);
    Optional<JsonNode> known = ttl > 0 && !identity.isEmpty() ? recall(key) : Optional.empty();
    JsonNode answer =
        known.isPresent() ? known.get() : answer(call, authorizer, event(call, token, identity));
    if (known.isEmpty() && ttl > 0) {
      synchronized (remembered) {
        remembered.put(key, new Remembered(answer, clock.instant().plusSeconds(ttl)));
      }
    }
    switch (Policy.decide(answer.path("policyDocument"), call.methodArn())) {
      case ALLOWED -> call.authorized(context(answer));
      case DENIED -> throw GatewayRefusal.denied(true);
      case NOT_MENTIONED -> throw GatewayRefusal.denied(false);
    }
  }

  private Optional<JsonNode> recall(List<String> key) {
    synchronized (remembered) {
      Remembered there = remembered.get(key);
      return there != null && there.until().isAfter(clock.instant())
          ? Optional.of(there.answer())
          : Optional.empty();
    }
  }

  /**
   * Who calls, by the sources that the authorizer names; without one of them there is no answer.
   */
  private static List<String> identity(Call call, JsonNode authorizer, boolean token, int ttl)
      throws GatewayRefusal {
    List<String> values = new ArrayList<>();
    String sources = authorizer.path("identitySource").asText("");
    for (String source : sources.isEmpty() ? new String[0] : sources.split(",")) {
      Optional<String> value = value(call, source.strip()).filter(it -> !it.isEmpty());
      if (value.isEmpty() && (token || ttl > 0)) {
        throw GatewayRefusal.unauthorized();
      }
      values.add(value.orElse(""));
    }
    String expression = authorizer.path("identityValidationExpression").asText("");
    if (token && !expression.isEmpty() && !values.get(0).matches(expression)) {
      throw GatewayRefusal.unauthorized();
    }
    return values;
  }

  private static Optional<String> value(Call call, String source) {
    String name = source.substring(source.lastIndexOf('.') + 1);
    if (source.startsWith("method.request.header.")) {
      return call.header(name);
    }
    if (source.startsWith("method.request.querystring.")) {
      return call.query(name);
    }
    if (source.startsWith("stageVariables.")) {
      return call.stageVariable(name);
    }
    Object found = Json.tree(call.event()).at("/requestContext/" + name).asText("");
    return Optional.of(found.toString());
  }

  private static Map<String, Object> event(Call call, boolean token, List<String> identity) {
    if (!token) {
      Map<String, Object> event = call.event();
      event.put("type", "REQUEST");
      event.put("methodArn", call.methodArn());
      return event;
    }
    return Map.of(
        "type", "TOKEN", "authorizationToken", identity.get(0), "methodArn", call.methodArn());
  }

  private JsonNode answer(Call call, JsonNode authorizer, Map<String, Object> event)
      throws GatewayRefusal, InterruptedException {
    Outcome outcome =
        functions
            .call(
                call,
                authorizer.path("authorizerUri").asText(),
                Payload.json(event),
                LIMIT.toMillis(),
                Optional.empty())
            .orElseThrow(GatewayRefusal::authorizerFailed);
    JsonNode answer = outcome.payload().value().orElseThrow(GatewayRefusal::authorizerFailed);
    if (outcome.failed()) {
      // The one word by which a function refuses without a policy
      throw answer.path("errorMessage").asText().equals("Unauthorized")
          ? GatewayRefusal.unauthorized()
          : GatewayRefusal.authorizerFailed();
    }
    if (!answer.path("policyDocument").isObject()) {
      throw GatewayRefusal.authorizerFailed();
    }
    return answer;
  }

  /** Numbers and truth values come as text, and nothing that has members comes at all. */
  private static Map<String, Object> context(JsonNode answer) {
    Map<String, Object> context = new TreeMap<>();
    answer
        .path("context")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isValueNode()) {
                context.put(entry.getKey(), entry.getValue().asText());
              }
            });
    context.put("principalId", answer.path("principalId").asText());
    String key = answer.path("usageIdentifierKey").asText("");
    if (!key.isEmpty()) {
      context.put("usageIdentifierKey", key);
    }
    return context;
  }
}
