package io.acore.localcloud.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.operation.Handler;
import io.acore.localcloud.operation.OperationGroup;
import io.acore.localcloud.operation.Request;
import io.acore.localcloud.operation.Resources;
import io.acore.localcloud.shape.AwsError;
import java.util.Map;
import java.util.Optional;

/** {@code Evaluate}: one result for each trace. */
public final class EvaluationOperations implements OperationGroup {
  private static final String LABEL = "LOCAL_HEURISTIC";
  private static final String LABELLED = "Local heuristic, not a judge: ";

  private final Resources resources;

  public EvaluationOperations(Resources resources) {
    this.resources = resources;
  }

  @Override
  public Map<String, Handler> handlers() {
    return Map.of("Evaluate", this::evaluate);
  }

  @Override
  public void close() {
    // Nothing is open
  }

  private JsonNode evaluate(Request request) {
    String id = request.text("evaluatorId");
    JsonNode evaluator =
        resources
            .find("evaluator", request.region(), id)
            .orElseThrow(
                () -> new AwsError("ResourceNotFoundException", "There is no evaluator " + id));
    ObjectNode answer = Json.mapper().createObjectNode();
    ArrayNode results = answer.putArray("evaluationResults");
    JsonNode input = request.input();
    for (Exchange exchange : Exchange.of(input.at("/evaluationInput/sessionSpans"))) {
      if (wanted(input.path("evaluationTarget"), exchange)) {
        results.add(result(id, evaluator, exchange, expected(input, exchange)));
      }
    }
    if (results.isEmpty()) {
      throw AwsError.invalid("evaluationTarget", "No span is of a trace that is to be evaluated");
    }
    return answer;
  }

  private static boolean wanted(JsonNode target, Exchange exchange) {
    JsonNode traces = target.path("traceIds");
    for (JsonNode trace : traces) {
      if (trace.asText().equals(exchange.traceId())) {
        return true;
      }
    }
    return traces.isMissingNode();
  }

  /** What is expected of a trace, or else of its whole session. */
  private static JsonNode expected(JsonNode input, Exchange exchange) {
    JsonNode found = Json.mapper().createObjectNode();
    for (JsonNode reference : input.path("evaluationReferenceInputs")) {
      JsonNode where = reference.at("/context/spanContext");
      String trace = where.path("traceId").asText();
      if (trace.equals(exchange.traceId())) {
        return reference;
      }
      if (trace.isEmpty() && where.path("sessionId").asText().equals(exchange.sessionId())) {
        found = reference;
      }
    }
    return found;
  }

  private static ObjectNode result(
      String id, JsonNode evaluator, Exchange exchange, JsonNode expected) {
    ObjectNode result = Json.mapper().createObjectNode();
    result.put("evaluatorId", id);
    result.set("evaluatorArn", evaluator.path("evaluatorArn"));
    result.set("evaluatorName", evaluator.path("evaluatorName"));
    result
        .putObject("context")
        .putObject("spanContext")
        .put("sessionId", exchange.sessionId())
        .put("traceId", exchange.traceId());
    Optional<Verdict> verdict = Rules.judge(id, exchange, expected);
    if (verdict.isPresent()) {
      result.put("value", verdict.get().value()).put("label", LABEL);
      result.put("explanation", LABELLED + verdict.get().why());
    } else if (Rules.has(id)) {
      result.put("errorCode", "InsufficientInput");
      result.put("errorMessage", LABELLED + "the trace has no answer, or a reference is missing");
    } else {
      result.put("errorCode", "NeedsAJudge");
      result.put("errorMessage", "The local cloud has no model that could judge for " + id);
    }
    return result;
  }
}
