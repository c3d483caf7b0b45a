package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds what stands behind a target by what it points to. */
final class TargetKinds implements Function<Target, ToolTarget> {
  private final Lambda lambda;
  private final SchemaSource schemas;

  TargetKinds(Outbound outbound, Supplier<URI> endpoint) {
    this.lambda = new Lambda(outbound, endpoint);
    this.schemas = new SchemaSource(outbound, endpoint);
  }

  @Override
  public ToolTarget apply(Target target) {
    String kind =
        target.configuration().properties().stream().map(it -> it.getKey()).findFirst().orElse("");
    return switch (kind) {
      case "lambda" -> new LambdaTarget(target, lambda, schemas);
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
