package io.acore.constructs.toolschema;

import io.acore.constructs.limit.Limit;
import io.acore.constructs.terraform.Expression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tools of a Lambda target: written out, or a file in S3. */
public sealed interface ToolSchema {
  /** The API's {@code toolSchema}. */
  Map<String, Object> input();

  /** Tools written out in Java. */
  static ToolSchema of(List<ToolDefinition> tools) {
    return new Inline(tools);
  }

  /**
   * Tools from a JSON or YAML file: a list, or an object with the list under {@code tools}. Read
   * now; what is wrong in it is an error that names the file and the place.
   */
  static ToolSchema fromFile(Path file) {
    return new Inline(ToolSchemaFile.read(file));
  }

  /**
   * Tools that were read already, such as from acore.yaml.
   *
   * @param place named in errors: {@code mcp_targets[0].tool_schema}
   */
  static ToolSchema fromList(List<?> tools, String place) {
    return new Inline(ToolSchemaFile.tools(tools, new SchemaPlace(place)));
  }

  /**
   * Tools from a JSON file in S3, which the service reads itself; nothing of it is checked here.
   */
  static ToolSchema fromS3(Expression uri) {
    return new InS3(uri);
  }

  /** See {@link ToolSchema#of}. */
  record Inline(List<ToolDefinition> tools) implements ToolSchema {
    public Inline {
      tools = Limit.count("tools of a target", tools, 1, Integer.MAX_VALUE);
    }

    @Override
    public Map<String, Object> input() {
      List<Object> payload = new ArrayList<>();
      tools.forEach(tool -> payload.add(tool.input()));
      return Map.of("inlinePayload", payload);
    }
  }

  /** See {@link ToolSchema#fromS3}. */
  record InS3(Expression uri) implements ToolSchema {
    private static final Limit URI =
        Limit.form("S3 address", "s3://.{1,2043}", 6, 2048, "an s3:// address", "s3://bucket/key");

    public InS3 {
      URI.check(uri);
    }

    @Override
    public Map<String, Object> input() {
      return Map.of("s3", Map.of("uri", uri));
    }
  }
}
