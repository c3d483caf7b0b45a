package io.acore.localcloud.model;

import io.acore.base.Json;
import io.acore.localcloud.http.EventStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer in the form of {@code Converse}, whole or as its stream. */
final class ConverseForm {
  /** A word with the blanks behind it: the size of what models send at a time. */
  private static final Pattern PIECE = Pattern.compile("\\S*\\s*");

  private ConverseForm() {}

  static Map<String, Object> whole(Conversation conversation, Said said, long millis) {
    List<Object> content = new ArrayList<>();
    if (!said.text().isEmpty() || said.calls().isEmpty()) {
      content.add(Map.of("text", said.text()));
    }
    for (Said.Call call : said.calls()) {
      content.add(
          Map.of(
              "toolUse",
              Map.of("toolUseId", call.id(), "name", call.tool(), "input", call.input())));
    }
    return Map.of(
        "output",
        Map.of("message", Map.of("role", "assistant", "content", content)),
        "stopReason",
        stopReason(said),
        "usage",
        usage(conversation, said),
        "metrics",
        Map.of("latencyMs", millis));
  }

  static void stream(Conversation conversation, Said said, long millis, OutputStream out)
      throws IOException {
    event(out, "messageStart", Map.of("role", "assistant"));
    int block = 0;
    if (!said.text().isEmpty() || said.calls().isEmpty()) {
      for (String piece : pieces(said.text())) {
        event(
            out,
            "contentBlockDelta",
            Map.of("contentBlockIndex", block, "delta", Map.of("text", piece)));
      }
      event(out, "contentBlockStop", Map.of("contentBlockIndex", block++));
    }
    for (Said.Call call : said.calls()) {
      event(
          out,
          "contentBlockStart",
          Map.of(
              "contentBlockIndex",
              block,
              "start",
              Map.of("toolUse", Map.of("toolUseId", call.id(), "name", call.tool()))));
      event(
          out,
          "contentBlockDelta",
          Map.of(
              "contentBlockIndex",
              block,
              "delta",
              Map.of("toolUse", Map.of("input", Json.compact(call.input())))));
      event(out, "contentBlockStop", Map.of("contentBlockIndex", block++));
    }
    event(out, "messageStop", Map.of("stopReason", stopReason(said)));
    event(
        out,
        "metadata",
        Map.of("usage", usage(conversation, said), "metrics", Map.of("latencyMs", millis)));
  }

  static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    Matcher piece = PIECE.matcher(text);
    while (piece.find()) {
      if (!piece.group().isEmpty()) {
        pieces.add(piece.group());
      }
    }
    return pieces;
  }

  static String stopReason(Said said) {
    return said.calls().isEmpty() ? "end_turn" : "tool_use";
  }

  private static Map<String, Object> usage(Conversation conversation, Said said) {
    int in = conversation.inputTokens();
    int out = Tokens.count(said);
    return Map.of("inputTokens", in, "outputTokens", out, "totalTokens", in + out);
  }

  private static void event(OutputStream out, String type, Object body) throws IOException {
    out.write(EventStream.event(type, Json.compact(body)));
    out.flush();
  }
}
