package io.acore.constructs.function;

import io.acore.constructs.terraform.Expression;
import java.util.Map;

/** Where a function's zip is when Terraform runs. */
public sealed interface FunctionCode {
  /**
   * A file that is sent along with the function.
   *
   * @param path of the zip
   */
  record File(Expression path) implements FunctionCode {
    @Override
    public Map<String, Object> attributes() {
      return Map.of("filename", path);
    }
  }

  /**
   * An object in the function's region: functions of one zip need it once.
   *
   * @param bucket its name
   * @param key of the object, made from the zip's digest
   */
  record StoredObject(Expression bucket, Expression key) implements FunctionCode {
    @Override
    public Map<String, Object> attributes() {
      return Map.of("s3_bucket", bucket, "s3_key", key);
    }
  }

  /** As the function names it. */
  Map<String, Object> attributes();
}
