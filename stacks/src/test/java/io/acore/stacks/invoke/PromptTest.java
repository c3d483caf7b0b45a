package io.acore.stacks.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.Environment;
import io.acore.base.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptTest {
  @TempDir Path folder;

  @Test
  void textBecomesAPromptWhateverIsInIt() {
    assertThat(body("say \"hi\"\n{")).isEqualTo("{\"prompt\":\"say \\\"hi\\\"\\n{\"}");
    assertThat(body("[1,2]")).isEqualTo("{\"prompt\":\"[1,2]\"}");
    assertThat(body("{not json}")).isEqualTo("{\"prompt\":\"{not json}\"}");
  }

  @Test
  void anObjectIsSentAsItIs() {
    assertThat(body(" {\"input\": {\"a\": 1}} ")).isEqualTo("{\"input\": {\"a\": 1}}");
  }

  @Test
  void aFileAndStandardInputLoseTheirLastLineEndOnly() throws IOException {
    Files.writeString(folder.resolve("question.txt"), "from a file\n\n");
    assertThat(body("@question.txt")).isEqualTo("{\"prompt\":\"from a file\\n\"}");
    assertThat(body("-")).isEqualTo("{\"prompt\":\"from a pipe é\"}");
  }

  @Test
  void aMissingFileIsTheUsersToFix() {
    assertThatThrownBy(() -> body("@nowhere.txt"))
        .isInstanceOfSatisfying(
            UserError.class, error -> assertThat(error.render()).contains("@nowhere.txt", "fix:"));
  }

  @Test
  void sessionIdsAreAsLongAsTheServiceWantsThem() {
    RuntimeArn arn =
        new RuntimeArn("arn:aws:bedrock-agentcore:eu-west-1:987650123456:runtime/a-0123456789");
    assertThat(arn.region()).isEqualTo("eu-west-1");
    assertThatThrownBy(() -> new Invocation(arn, "DEFAULT", "short", "{}"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("5 characters");
    assertThat(new Invocation(arn, "DEFAULT", Invocation.newSession(), "{}").session())
        .hasSizeBetween(33, 256);
    assertThatThrownBy(() -> new RuntimeArn("arn:aws:s3:::bucket")).isInstanceOf(UserError.class);
  }

  @Test
  void eventsAreReadAsTheyComeAndAFailureInTheMiddleIsNotText() {
    List<String> pieces = new ArrayList<>();
    EventLines events = new EventLines(pieces::add);
    for (String line :
        List.of(
            ": a comment",
            "id: 1",
            "data: \"Hel\"",
            "",
            "data:\"lo\"",
            "",
            "data: plain",
            "data: text",
            "",
            "data: {\"usage\": 3}",
            "",
            "data: {\"error\":\"no model\",\"error_type\":\"ValueError\",\"message\":\"x\"}")) {
      events.line(line);
    }
    events.end();
    assertThat(pieces).containsExactly("Hel", "lo", "plain\ntext\n", "{\"usage\": 3}\n");
    assertThat(events.failure()).contains("ValueError: no model");
  }

  private String body(String word) {
    Environment environment = new Environment(Map.of(), folder, folder, Clock.systemUTC(), false);
    return Prompt.read(
        word,
        environment,
        new ByteArrayInputStream("from a pipe é\n".getBytes(StandardCharsets.UTF_8)));
  }
}
