package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.localcloud.shape.Operation;
import io.acore.localcloud.shape.ServiceModel;
import java.util.List;
import java.util.Set;

/** Which rows of a list a request asks for. */
final class Pages {
  private static final Set<String> PAGING =
      Set.of("maxResults", "nextToken", "type", "targetResourceScope");

  private Pages() {}

  /** Members of the request that a resource has too are what it is to be equal in. */
  static List<Resource> filtered(
      ServiceModel model,
      Operation operation,
      Family family,
      ObjectNode input,
      List<Resource> found) {
    List<String> wanted =
        model.shape(operation.input()).members().keySet().stream()
            .filter(it -> !PAGING.contains(it) && input.path(it).isTextual())
            .filter(it -> family.parentKind().isEmpty() || !it.equals(family.parentKey()))
            .toList();
    return found.stream()
        .filter(
            resource ->
                wanted.stream().allMatch(it -> resource.fields().path(it).equals(input.path(it))))
        .toList();
  }
}
