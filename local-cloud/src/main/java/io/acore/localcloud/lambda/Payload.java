package io.acore.localcloud.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes into a function and comes out of it: bytes, mostly JSON. */
public final class Payload {
  private final byte[] bytes;

  private Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Not copied: nobody changes an array that was sent or received. */
  public static Payload of(byte[] bytes) {
    return new Payload(bytes);
  }

  public static Payload json(@Nullable Object value) {
    return new Payload(Json.compact(value).getBytes(StandardCharsets.UTF_8));
  }

  public byte[] bytes() {
    return bytes;
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Its value, unless it is no JSON: a runtime of the function's own may answer anything. */
  public Optional<JsonNode> value() {
    try {
      return Optional.of(Json.parse(text()));
    } catch (IllegalStateException notJson) {
      return Optional.empty();
    }
  }

  public int length() {
    return bytes.length;
  }
}
