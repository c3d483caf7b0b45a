package io.acore.stacks.drift;

import io.acore.base.Json;
import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.KindKey;
import io.acore.stacks.record.Aws;
import java.util.List;
import java.util.Map;

/** Reads the tag that says whose a resource is. */
final class Tags {
  static final String OWNER = "acore:owner";

  private Tags() {}

  /** The owner tag's value; empty when there is none. */
  static String owner(Aws aws, BridgeKind kind, String region, String arn) {
    String path = "tags.\"" + OWNER + "\"";
    if (kind.required(KindKey.TAGS).equals("list")) {
      List<String> pair = kind.words(KindKey.TAGS_PAIR);
      path = "tags[?" + pair.get(0) + "=='" + OWNER + "']." + pair.get(1) + "|[0]";
    }
    List<String> words =
        List.of(
            kind.service(),
            kind.required(KindKey.TAGS_LIST),
            "--cli-input-json",
            Json.compact(Map.of(kind.required(KindKey.TAGS_ARN), arn)),
            "--query",
            path);
    Aws.Answer answer = aws.ask(region, words);
    if (!answer.ok() && !answer.missing()) {
      throw Aws.refused(words, answer);
    }
    return answer.json().asText("").replace("null", "");
  }
}
