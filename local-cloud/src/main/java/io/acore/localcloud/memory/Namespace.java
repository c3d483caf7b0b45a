package io.acore.localcloud.memory;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.shape.AwsError;

/**
 * Which namespaces a request means.
 *
 * @param path whether the text is a path, whose parts must be whole, or the begin of a name
 */
record Namespace(String text, boolean path) {
  static Namespace of(JsonNode input) {
    boolean path = input.has("namespacePath");
    if (path == input.has("namespace")) {
      throw AwsError.invalid(
          "namespace",
          path
              ? "Only one of namespace and namespacePath may be given"
              : "Either namespace or namespacePath is required");
    }
    String text = input.path(path ? "namespacePath" : "namespace").asText();
    if (text.contains("*")) {
      throw AwsError.invalid(path ? "namespacePath" : "namespace", "`*` is not supported here");
    }
    return new Namespace(text, path);
  }

  boolean has(String namespace) {
    String folder = text.endsWith("/") ? text : text + "/";
    return path
        ? (namespace + "/").startsWith(folder)
        : namespace.startsWith(text) || (namespace + "/").equals(text);
  }

  /** A strategy's template with what it names put in. */
  static String fill(String template, String strategyId, String actorId, String sessionId) {
    return template
        .replace("{memoryStrategyId}", strategyId)
        .replace("{actorId}", actorId)
        .replace("{sessionId}", sessionId);
  }
}
