package io.acore.stacks.synth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.io.IOException;
import java.nio.file.Path;

/** Rewrites what CDKTF wrote so that equal inputs give equal bytes. */
final class CanonicalJson {
  private CanonicalJson() {}

  /** The stack's JSON without CDKTF's notes on construct paths, keys sorted. */
  static JsonNode stack(Path cdkTfJson) throws IOException {
    JsonNode tree = Json.read(cdkTfJson);
    strip(tree);
    return tree;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("//");
    }
    node.forEach(CanonicalJson::strip);
  }
}
