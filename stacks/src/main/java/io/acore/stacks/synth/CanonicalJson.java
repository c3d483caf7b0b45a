package io.acore.stacks.synth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes out what equal inputs need not have in common. */
final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * The stack's JSON without CDKTF's notes on construct paths; changes and gives the tree. The
   * constructs' own notes stay: a reader of the file, and `acore lint`, find a reason in them.
   */
  static JsonNode stripped(JsonNode node) {
    if (node instanceof ObjectNode object && !object.path("//").has("why_every_resource")) {
      object.remove("//");
    }
    node.forEach(CanonicalJson::stripped);
    return node;
  }
}
