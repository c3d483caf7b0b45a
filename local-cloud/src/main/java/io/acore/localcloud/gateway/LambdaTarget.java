package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.util.ArrayList;
import java.util.List;

/** Tools that a Lambda function carries out: arguments in the event, the rest in the context. */
final class LambdaTarget implements ToolTarget {
  private final Target target;
  private final Lambda lambda;
  private final SchemaSource schemas;

  LambdaTarget(Target target, Lambda lambda, SchemaSource schemas) {
    this.target = target;
    this.lambda = lambda;
    this.schemas = schemas;
  }

  @Override
  public List<Tool> tools() throws ToolFailure {
    JsonNode schema = schemas.read(target.configuration().path("lambda").path("toolSchema"));
    List<Tool> tools = new ArrayList<>();
    for (JsonNode it : schema) {
      ObjectNode definition = it.deepCopy();
      String name = definition.path("name").asText();
      definition.remove("name");
      tools.add(new Tool(name, definition));
    }
    return List.copyOf(tools);
  }

  @Override
  public ObjectNode call(Tool tool, ToolCall call) throws ToolFailure {
    ObjectNode custom = Json.mapper().createObjectNode();
    custom
        .put("bedrockAgentCoreMessageVersion", "1.0")
        .put("bedrockAgentCoreAwsRequestId", call.incoming().id())
        .put("bedrockAgentCoreMcpMessageId", call.incoming().request().id().asText())
        .put("bedrockAgentCoreGatewayId", call.incoming().gateway().id())
        .put("bedrockAgentCoreTargetId", target.id())
        .put("bedrockAgentCoreToolName", new OfferedTool(target, tool).name());
    ObjectNode context = Json.mapper().createObjectNode();
    context.set("custom", custom);
    String function = target.configuration().path("lambda").path("lambdaArn").asText();
    return Results.of(tool, lambda.invoke(function, call.arguments(), context, call.scope()));
  }
}
