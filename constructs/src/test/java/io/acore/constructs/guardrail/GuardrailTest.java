package io.acore.constructs.guardrail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.UserError;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.testing.RolePolicies;
import io.acore.constructs.testing.Synth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GuardrailTest {
  @Test
  void hasEveryPolicy() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              Guardrail guardrail =
                  new Guardrail(
                      stack,
                      "guardrail",
                      GuardrailProps.named("demo-dev")
                          .messages("Not ${this}.", "Not that.")
                          .filters(
                              List.of(
                                  new ContentFilter(
                                      ContentFilter.Kind.PROMPT_ATTACK,
                                      ContentFilter.Strength.HIGH,
                                      ContentFilter.Strength.NONE)))
                          .topics(
                              List.of(
                                  new DeniedTopic("Medicine", "Advice on drugs", List.of("Dose?"))))
                          .words(List.of("rival"), true)
                          .sensitive(
                              List.of(
                                  new SensitiveText.Pii("EMAIL", SensitiveText.Action.ANONYMIZE)),
                              List.of(
                                  new SensitiveText.Regex(
                                      "order",
                                      "ORD-[0-9]+",
                                      Optional.empty(),
                                      SensitiveText.Action.BLOCK)))
                          .thresholds(Optional.of(0.7), Optional.of(0.5))
                          .provider(Optional.of("aws.bedrock"))
                          .build());
              guardrail.grantApply(
                  new Role(
                      stack, "role", RoleProps.of("demo", Trust.service("ecs.amazonaws.com"))));
            });
    RolePolicies.assertNarrow(terraform);
    Golden.assertGolden("guardrail/all.tf.json", Synth.golden(terraform));
  }

  @Test
  void refusesWhatBedrockRefuses() {
    assertThatThrownBy(() -> GuardrailProps.named("demo").build())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("guards nothing");
    assertThatThrownBy(
            () ->
                new ContentFilter(
                    ContentFilter.Kind.PROMPT_ATTACK,
                    ContentFilter.Strength.HIGH,
                    ContentFilter.Strength.LOW))
        .isInstanceOf(UserError.class);
  }
}
