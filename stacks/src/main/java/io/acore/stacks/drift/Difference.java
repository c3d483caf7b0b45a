package io.acore.stacks.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acore.base.Json;

/**
 * One thing that is not as it was deployed.
 *
 * @param what a member of the input, {@code version}, or {@code tag acore:owner}
 * @param wanted what was deployed
 * @param found what is there
 */
public record Difference(String what, JsonNode wanted, JsonNode found) {
  private static final int LONGEST = 60;

  static Difference of(String what, String wanted, String found) {
    return new Difference(what, Json.tree(wanted), Json.tree(found));
  }

  String text() {
    return what + ": " + shown(found) + " instead of " + shown(wanted);
  }

  private static String shown(JsonNode value) {
    if (value instanceof MissingNode) {
      return "nothing";
    }
    String text = Json.compact(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
