package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.shape.AwsError;
import io.acore.localcloud.shape.Operation;
import io.acore.localcloud.shape.ServiceModel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Lists, a page at a time; small pages by default, so that a client that forgets one is seen. */
final class Pages {
  private static final int DEFAULT_SIZE = 10;
  private static final Set<String> PAGING =
      Set.of("maxResults", "nextToken", "type", "targetResourceScope");

  private Pages() {}

  static ObjectNode page(String member, List<JsonNode> rows, ObjectNode input) {
    int from = from(input);
    int to = Math.min(rows.size(), from + input.path("maxResults").asInt(DEFAULT_SIZE));
    ObjectNode page = Json.mapper().createObjectNode();
    ArrayNode shown = page.putArray(member);
    rows.subList(Math.min(from, rows.size()), to).forEach(shown::add);
    if (to < rows.size()) {
      String token = "v1:" + to;
      page.put(
          "nextToken",
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(token.getBytes(StandardCharsets.UTF_8)));
    }
    return page;
  }

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

  private static int from(ObjectNode input) {
    String token = input.path("nextToken").asText();
    if (token.isEmpty()) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith("v1:")) {
        return Integer.parseInt(text.substring("v1:".length()));
      }
    } catch (IllegalArgumentException notOurs) {
      throw AwsError.invalid("nextToken", "The token is not one that a list has given");
    }
    throw AwsError.invalid("nextToken", "The token is not one that a list has given");
  }
}
