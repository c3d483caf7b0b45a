package io.acore.localcloud.session;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One session.
 *
 * @param fields what its Get operation answers
 * @param endsAt milliseconds since 1970
 */
public record ToolSession<T extends ToolProcess>(
    String id, ObjectNode fields, T process, long endsAt) {
  public static final String READY = "READY";
  static final String TERMINATED = "TERMINATED";

  public boolean ready() {
    return fields.path("status").asText().equals(READY);
  }
}
