package io.acore.constructs.gateway;

import io.acore.constructs.limit.Limit;
import io.acore.constructs.terraform.Expression;
import java.nio.file.Path;
import java.util.Map;

/** An OpenAPI or Smithy document: written out, or a file in S3. */
public sealed interface ApiSchema {
  /** The API's {@code openApiSchema} or {@code smithyModel}. */
  Map<String, Object> input();

  /** The document itself. */
  static ApiSchema inline(String document) {
    return new Inline(document);
  }

  /** An OpenAPI 3 document from a JSON or YAML file, read now. */
  static ApiSchema openApiFile(Path file) {
    return new Inline(ApiSchemaFile.openApi(file));
  }

  /** A Smithy 2 model as JSON from a file, read now. */
  static ApiSchema smithyFile(Path file) {
    return new Inline(ApiSchemaFile.smithy(file));
  }

  /** A file that the service reads when the target is made or changed. */
  static ApiSchema fromS3(Expression uri) {
    return new InS3(uri);
  }

  /** See {@link ApiSchema#inline}. */
  record Inline(String document) implements ApiSchema {
    public Inline {
      Limit.length("API schema", 2, 1_000_000).check(document);
    }

    @Override
    public Map<String, Object> input() {
      return Map.of("inlinePayload", document);
    }
  }

  /** See {@link ApiSchema#fromS3}. */
  record InS3(Expression uri) implements ApiSchema {
    public InS3 {
      GatewayLimits.S3_URI.check(uri);
    }

    @Override
    public Map<String, Object> input() {
      return Map.of("s3", Map.of("uri", uri));
    }
  }
}
