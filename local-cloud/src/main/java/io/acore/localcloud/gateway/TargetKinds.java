package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Finds what stands behind a target by what it points to. */
final class TargetKinds {
  private final Outbound outbound;
  private final Supplier<URI> endpoint;
  private final Lambda lambda;
  private final SchemaSource schemas;
  private final Remote remote;

  TargetKinds(
      Outbound outbound,
      Supplier<URI> endpoint,
      Lambda lambda,
      SchemaSource schemas,
      Remote remote) {
    this.outbound = outbound;
    this.endpoint = endpoint;
    this.lambda = lambda;
    this.schemas = schemas;
    this.remote = remote;
  }

  ToolTarget behind(Gateway gateway, Target target) {
    String kind =
        target.configuration().properties().stream().map(Map.Entry::getKey).findFirst().orElse("");
    return switch (kind) {
      case "lambda" -> new LambdaTarget(target, lambda, schemas);
      case "mcpServer" -> new McpTarget(target, gateway, remote);
      case "apiGateway" -> new ApiGatewayTarget(target, gateway, outbound, remote, endpoint);
      case "openApiSchema" -> new OpenApiTarget(target, schemas, remote);
      default -> new Unknown(kind);
    };
  }

  /** A kind that is not run here. */
  private record Unknown(String kind) implements ToolTarget {
    @Override
    public List<Tool> tools() throws ToolFailure {
      throw new ToolFailure("The local cloud has no targets of the kind `" + kind + "`");
    }

    @Override
    public ObjectNode call(Tool tool, ToolCall call) throws ToolFailure {
      throw new ToolFailure("The local cloud has no targets of the kind `" + kind + "`");
    }
  }
}
