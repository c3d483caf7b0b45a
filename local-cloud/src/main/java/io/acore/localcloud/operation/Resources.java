package io.acore.localcloud.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What the control plane has made. */
public interface Resources {
  /** One resource, in the form that its Get operation answers. */
  Optional<JsonNode> find(String kind, String region, String id);

  /** All resources of a kind, in every region. */
  List<JsonNode> list(String kind);
}
