package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The operations of an OpenAPI document, each a tool. */
final class OpenApiTarget implements ToolTarget {
  private final Target target;
  private final SchemaSource schemas;
  private final Remote remote;
  private volatile Map<String, ApiOperation> operations = Map.of();

  OpenApiTarget(Target target, SchemaSource schemas, Remote remote) {
    this.target = target;
    this.schemas = schemas;
    this.remote = remote;
  }

  @Override
  public List<Tool> tools() throws ToolFailure {
    JsonNode document = schemas.read(target.configuration().path("openApiSchema"));
    Map<String, ApiOperation> read = new OpenApiReader(document).operations();
    operations = read;
    List<Tool> tools = new ArrayList<>();
    read.forEach((name, operation) -> tools.add(new Tool(name, operation.definition())));
    return List.copyOf(tools);
  }

  @Override
  public ObjectNode call(Tool tool, ToolCall call) throws ToolFailure {
    ApiOperation operation = operations.get(tool.name());
    if (operation == null) {
      throw new ToolFailure("The document has no operation `" + tool.name() + "`");
    }
    return operation.call(tool, target, call, remote);
  }
}
