package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What a family does that data cannot say. Every method may throw an {@code AwsError}. */
interface Behaviour {
  /** After the request's members were kept and before the resource is stored. */
  default void create(Change change) {}

  /** After the request's members were merged and before the resource is stored. */
  default void update(Change change) {}

  /** After all checks and before the resource leaves. */
  default void delete(Change change) {}

  /** What a Get shows instead of the fields as they are, such as an earlier version. */
  default Optional<JsonNode> view(Resource resource, ObjectNode input) {
    return Optional.empty();
  }

  /** What an answer has besides the fields; not kept. */
  default void answer(Change change, ObjectNode answer) {}
}
