package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The families call the same two times by different names; an answer takes those that it has. */
final class Times {
  private static final List<String> CREATED = List.of("createdAt", "createdTime");
  private static final List<String> UPDATED =
      List.of("updatedAt", "lastUpdatedAt", "lastUpdatedTime", "lastModifiedDate");

  private Times() {}

  static void created(ObjectNode fields, Call call) {
    CREATED.forEach(it -> fields.put(it, call.seconds()));
    updated(fields, call);
  }

  static void updated(ObjectNode fields, Call call) {
    UPDATED.forEach(it -> fields.put(it, call.seconds()));
  }
}
