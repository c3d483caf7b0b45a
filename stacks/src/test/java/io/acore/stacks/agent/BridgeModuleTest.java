package io.acore.stacks.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.UserError;
import io.acore.constructs.testing.Intent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BridgeModuleTest {
  private static final Path GUIDE =
      Path.of(System.getProperty("acore.root"), "docs/guides/bridge-anything.md");
  private static final String LOOKS =
      """
      bridge:
        kinds:
          lake: {service: lakes, create: make, get: look, delete: fill, name: n, id_member: i}
          boat: {service: lakes, create: build, get: look, delete: sink, name: n, id_member: i, parents: lake}
        resources:
      """;

  @TempDir Path folder;

  @Test
  void makesWhatTheGuideShows() throws IOException {
    Matcher guide =
        Pattern.compile("```yaml\\n.*?(bridge:\\n.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(GUIDE));
    assertThat(guide.find()).isTrue();
    JsonNode terraform = synth(guide.group(1));
    assertThat(terraform.at("/locals/bridged_no_attacks_input/blockedInputMessaging").asText())
        .isEqualTo("I cannot help with that.");
    Golden.assertGolden("agent/bridge.tf.json", Intent.of(terraform));
  }

  @Test
  void makesAParentFirstWhereverItStands() {
    JsonNode terraform =
        synth(
            LOOKS
                + """
                    dinghy: {kind: boat, parents: {lake: baikal}, secrets: {key: "${env:KEY}"}, region: eu-north-1}
                    baikal: {kind: lake, name: Baikal, input: {depth: 1642, motto: "${deep}"}}
                """);
    assertThat(terraform.at("/resource/null_resource/bridged_dinghy/triggers").toString())
        .contains("null_resource.bridged_baikal.id", "eu-north-1");
    assertThat(terraform.at("/locals/bridged_baikal_input/motto").asText()).isEqualTo("$${deep}");
  }

  @Test
  void saysWhichKindIsMeant() {
    assertRefuses("baikal: {kind: lak}", "there is no kind `lak`", "did you mean `lake`?");
  }

  @Test
  void saysWhatThereIsToLiveIn() {
    assertRefuses(
        "dinghy: {kind: boat, parents: {lake: baical}}\n    baikal: {kind: lake}",
        "there is no `baical` to live in",
        "did you mean `baikal`?");
  }

  @Test
  void asksForAParentThatTheKindNeeds() {
    assertRefuses("dinghy: {kind: boat}", "`dinghy` does not say what it lives in", "parents:");
  }

  @Test
  void refusesACircle() {
    assertRefuses(
        "a: {kind: boat, parents: {lake: b}}\n    b: {kind: boat, parents: {lake: a}}",
        "`a` lives in `b` lives in `a`",
        "take one of the parents out");
  }

  private void assertRefuses(String resources, String what, String fix) {
    assertThatThrownBy(() -> synth(LOOKS + "    " + resources + "\n"))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> {
              assertThat(error.what()).containsOnlyOnce("acore.yaml:").contains(what);
              assertThat(error.fix()).contains(fix);
            });
  }

  private JsonNode synth(String yaml) {
    return Modules.synth(folder, yaml, context -> BridgeModule.build(context, Map.of()));
  }
}
