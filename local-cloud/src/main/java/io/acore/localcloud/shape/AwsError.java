package io.acore.localcloud.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.util.List;

/** An error as an AWS client reads it. */
public final class AwsError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String reason;
  private final transient List<FieldError> fields;

  public AwsError(String code, String message) {
    this(code, message, "", List.of());
  }

  public AwsError(String code, String message, String reason, List<FieldError> fields) {
    super(message, null, false, false);
    this.code = code;
    this.reason = reason;
    this.fields = List.copyOf(fields);
  }

  public static AwsError invalid(List<FieldError> fields) {
    FieldError first = fields.get(0);
    return new AwsError(
        "ValidationException",
        fields.size()
            + " validation error"
            + (fields.size() == 1 ? "" : "s")
            + " detected: Value at '"
            + first.name()
            + "' failed to satisfy constraint: "
            + first.message(),
        "FieldValidationFailed",
        fields);
  }

  public static AwsError invalid(String field, String message) {
    return new AwsError(
        "ValidationException",
        message,
        "FieldValidationFailed",
        List.of(new FieldError(field, message)));
  }

  public String code() {
    return code;
  }

  public ObjectNode body() {
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("message", getMessage());
    if (!reason.isEmpty()) {
      body.put("reason", reason);
    }
    fields.forEach(
        it ->
            body.withArray("fieldList")
                .addObject()
                .put("name", it.name())
                .put("message", it.message()));
    return body;
  }
}
