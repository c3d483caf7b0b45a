package io.acore.localcloud.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.acore.base.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScriptedModelTest {
  private static final String SCRIPT =
      """
      rules:
        - when: {tool: save, result: "(s3://\\\\S+)"}
          say: "It is ${my-count}, see $1; ${nothing} $$5 ${my-count"
      """;

  @Test
  void anAnswerMayUseWhatToolsHaveSaidBefore() throws Exception {
    ArrayNode messages = Json.mapper().createArrayNode();
    messages.add(Json.parse("{'role':'user','content':[{'text':'count'}]}".replace('\'', '"')));
    said(messages, "1", "my-count", "41 ");
    said(messages, "2", "my-count", "42\\n");
    said(messages, "3", "save", "s3://reports/a.md");
    Conversation conversation =
        Conversation.of("any", Json.tree(Map.of("messages", messages, "system", "")));
    Said said = new ScriptedModel(ScriptReader.read("model.yaml", SCRIPT)).answer(conversation);
    assertThat(said.text()).isEqualTo("It is 42, see s3://reports/a.md;  $5 ${my-count");
  }

  private static void said(ArrayNode messages, String id, String tool, String text) {
    messages.add(
        Json.parse(
            """
            {"role":"assistant","content":[{"toolUse":{"toolUseId":"%s","name":"%s","input":{}}}]}
            """
                .formatted(id, tool)));
    messages.add(
        Json.parse(
            """
            {"role":"user","content":[{"toolResult":{"toolUseId":"%s","content":[{"text":"%s"}]}}]}
            """
                .formatted(id, text)));
  }
}
