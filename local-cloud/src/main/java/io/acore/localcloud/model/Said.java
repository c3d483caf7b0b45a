package io.acore.localcloud.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a model answers: a text, calls of tools, or both.
 *
 * @param text empty when there is none
 */
record Said(String text, List<Call> calls) {
  Said {
    calls = List.copyOf(calls);
  }

  /** A tool's call with its input, a JSON object. */
  record Call(String id, String tool, JsonNode input) {}

  static Said text(String text) {
    return new Said(text, List.of());
  }
}
