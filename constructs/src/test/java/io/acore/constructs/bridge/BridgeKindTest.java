package io.acore.constructs.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BridgeKindTest {
  @Test
  void everyFamilyOfTheServiceIsThere() {
    assertThat(BridgeKind.all())
        .hasSize(23)
        .contains(BridgeKind.MEMORY, BridgeKind.REGISTRY_RECORD);
  }

  @Test
  void asynchronousKindsKnowWhenAllIsWell() {
    for (BridgeKind kind : BridgeKind.all()) {
      assertThat(kind.readyStatuses().isEmpty())
          .as("%s", kind)
          .isEqualTo(kind.get(KindKey.STATUS).isEmpty());
    }
  }

  @Test
  void whatWasMadeAndNeverRecordedCanBeFoundAgain() {
    for (BridgeKind kind : BridgeKind.all()) {
      assertThat(kind.isPut() || kind.get(KindKey.LIST).isPresent()).as("%s", kind).isTrue();
      assertThat(kind.get(KindKey.ROW).isPresent())
          .as("%s", kind)
          .isEqualTo(kind.get(KindKey.LIST).isPresent());
    }
  }

  @Test
  void childrenAreDeletedBeforeTheirParents() {
    assertThat(BridgeKind.RUNTIME_ENDPOINT.deleteOrder())
        .isLessThan(BridgeKind.AGENT_RUNTIME.deleteOrder());
    assertThat(BridgeKind.GATEWAY_TARGET.deleteOrder())
        .isLessThan(BridgeKind.GATEWAY.deleteOrder());
    assertThat(BridgeKind.GATEWAY.deleteOrder())
        .as("an engine that a gateway uses cannot go")
        .isLessThan(BridgeKind.POLICY_ENGINE.deleteOrder());
  }

  @Test
  void familiesWithoutAnUpdateAreThoseOfTheService() {
    assertThat(BridgeKind.all().stream().filter(kind -> !kind.updatable()))
        .containsExactly(
            BridgeKind.BROWSER, BridgeKind.BROWSER_PROFILE, BridgeKind.CODE_INTERPRETER);
  }

  @Test
  void usersDefineTheirOwnKind() {
    BridgeKind kind = BridgeKind.custom("guardrail", guardrail());
    assertThat(kind.service()).isEqualTo("bedrock");
    assertThat(kind.required(KindKey.ID_MEMBER)).isEqualTo("guardrailIdentifier");
    assertThat(KindTable.with(List.of(kind))).contains("\n[guardrail]\narn=guardrailArn\n");
  }

  @Test
  void anUnknownKeyOfAUsersKindIsAnErrorWithASuggestion() {
    Map<String, String> definition = guardrail();
    definition.put("stats", "status");
    assertThatThrownBy(() -> BridgeKind.custom("guardrail", definition))
        .isInstanceOfSatisfying(
            UserError.class, error -> assertThat(error.fix()).contains("`status`"));
  }

  @Test
  void aUsersKindCannotSmuggleInASecondLine() {
    Map<String, String> definition = guardrail();
    definition.put("status", "status\n[memory]");
    assertThatThrownBy(() -> BridgeKind.custom("guardrail", definition))
        .isInstanceOf(UserError.class);
  }

  @Test
  void aUsersKindNeedsItsCalls() {
    Map<String, String> definition = guardrail();
    definition.remove("delete");
    assertThatThrownBy(() -> BridgeKind.custom("guardrail", definition))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("`delete`");
  }

  static Map<String, String> guardrail() {
    Map<String, String> definition = new LinkedHashMap<>();
    definition.put("service", "bedrock");
    definition.put("create", "create-guardrail");
    definition.put("get", "get-guardrail");
    definition.put("update", "update-guardrail");
    definition.put("delete", "delete-guardrail");
    definition.put("name", "name");
    definition.put("id_member", "guardrailIdentifier");
    definition.put("id", "guardrailId");
    definition.put("arn", "guardrailArn");
    definition.put("status", "status");
    definition.put("ok", "READY");
    definition.put("bad", "FAILED");
    return definition;
  }
}
