package io.acore.stacks.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acore.base.Json;
import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.KindKey;
import io.acore.stacks.record.Aws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the service says of one resource right now.
 *
 * @param there whether it exists
 * @param status in the service's words, or empty
 * @param version in the service's words, or empty
 * @param reason of a failure, or empty
 * @param body the whole answer
 */
record Live(
    boolean there, String status, String version, String arn, String reason, JsonNode body) {
  static final Live GONE = new Live(false, "", "", "", "", MissingNode.getInstance());

  /** The service's get call, with the ids of what the resource lives in. */
  static Live of(Aws aws, BridgeKind kind, String region, Map<String, String> parents, String id) {
    Map<String, Object> which = new TreeMap<>(parents);
    which.put(kind.required(KindKey.ID_MEMBER), id);
    List<String> words =
        List.of(
            kind.service(),
            kind.required(KindKey.GET),
            "--cli-input-json",
            Json.compact(which),
            "--query",
            query(kind));
    Aws.Answer answer = aws.ask(region, words);
    if (answer.missing()) {
      return GONE;
    }
    if (!answer.ok()) {
      throw Aws.refused(words, answer);
    }
    JsonNode row = answer.json();
    String status = row.path(0).asText("");
    boolean gone =
        kind.words(KindKey.GONE).contains(status)
            || (kind.get(KindKey.EXISTS).isPresent() && row.path(4).isNull());
    return gone
        ? GONE
        : new Live(
            true,
            status,
            row.path(1).asText(""),
            row.path(3).asText(""),
            row.path(2).asText(""),
            row.path(5));
  }

  boolean failed(BridgeKind kind) {
    return kind.failedStatuses().contains(status);
  }

  private static String query(BridgeKind kind) {
    List<String> paths = new ArrayList<>();
    for (KindKey key :
        List.of(KindKey.STATUS, KindKey.VERSION, KindKey.REASON, KindKey.ARN, KindKey.EXISTS)) {
      paths.add(kind.get(key).orElse("''"));
    }
    return "[" + String.join(",", paths) + ",@]";
  }
}
