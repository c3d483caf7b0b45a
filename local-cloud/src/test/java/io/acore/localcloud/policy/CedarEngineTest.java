package io.acore.localcloud.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CedarEngineTest {
  private static final String GATEWAY =
      "arn:aws:bedrock-agentcore:eu-central-1:987654321098:gateway/tools-0123456789";
  private static final String SCOPE =
      "principal is AgentCore::OAuthUser, action == AgentCore::Action::\"bank___refund\", resource == AgentCore::Gateway::\""
          + GATEWAY
          + "\"";
  private static final JsonNode SCHEMA =
      Json.parse(
          "{\"type\":\"object\",\"properties\":{\"amount\":{\"type\":\"integer\"},\"rate\":{\"type\":\"number\"},"
              + "\"region\":{\"type\":\"string\"},\"tags\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
              + "\"to\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}}}");

  private final CedarEngine engine = new CedarEngine();
  private final Subject user =
      new Subject(
          "AgentCore::OAuthUser",
          "ann",
          Json.parse("{\"sub\":\"ann\",\"role\":\"manager\",\"level\":7,\"groups\":[\"a\",\"b\"]}"),
          GATEWAY);

  @Test
  void nothingIsAllowedUnlessAPolicyPermitsIt() {
    Decision none = decide("{}");
    assertThat(none.allowed()).isFalse();
    assertThat(none.reason()).contains("denied by default");
    assertThat(decide("{}", "permit(principal, action, resource);").allowed()).isTrue();
    assertThat(decide("{}", "permit(" + SCOPE + ");").allowed()).isTrue();
    String other = "permit(principal, action == AgentCore::Action::\"bank___look\", resource);";
    assertThat(decide("{}", other).allowed()).isFalse();
    String stranger = "permit(principal is AgentCore::IamEntity, action, resource);";
    assertThat(decide("{}", stranger).allowed()).isFalse();
    String elsewhere = "permit(principal, action, resource == AgentCore::Gateway::\"arn:other\");";
    assertThat(decide("{}", elsewhere).allowed()).isFalse();
    String several =
        "permit(principal, action in [AgentCore::Action::\"x\", AgentCore::Action::\"bank___refund\"], resource);";
    assertThat(decide("{}", several).allowed()).isTrue();
  }

  @Test
  void aForbidWinsAndIsNamed() {
    Decision denied =
        decide("{}", "permit(principal, action, resource);", "forbid(" + SCOPE + ");");
    assertThat(denied.allowed()).isFalse();
    assertThat(denied.reason()).isEqualTo("Policy evaluation denied due to p1");
  }

  @Test
  void conditionsReadTheArguments() {
    when("context.input.amount < 1000", "{\"amount\":999}", "{\"amount\":1000}");
    when("context.input.rate.lessThan(decimal(\"1.5\"))", "{\"rate\":1.4999}", "{\"rate\":1.5}");
    when("context.input.rate.lessThan(decimal(\"1.5\"))", "{\"rate\":1}", "{\"rate\":2}");
    when("context.input has region", "{\"region\":\"eu\"}", "{}");
    when("context.input has region", "{\"region\":\"eu\"}", "{\"region\":null}");
    when(
        "context.input has region && context.input.region like \"eu-*\"",
        "{\"region\":\"eu-west\"}",
        "{\"region\":\"us\"}");
    when(
        "[\"eu\", \"us\"].contains(context.input.region)",
        "{\"region\":\"us\"}",
        "{\"region\":\"ap\"}");
    when("context.input.tags.contains(\"a\")", "{\"tags\":[\"b\",\"a\"]}", "{\"tags\":[]}");
    when(
        "context.input.to.name == \"bo\"",
        "{\"to\":{\"name\":\"bo\"}}",
        "{\"to\":{\"name\":\"x\"}}");
    when(
        "if context.input has amount then context.input.amount > 5 || false else !true",
        "{\"amount\":6}",
        "{}");
    assertThat(
            decide(
                    "{\"region\":\"eu\"}",
                    "permit(principal, action, resource) unless { context.input.region == \"eu\" };")
                .allowed())
        .isFalse();
  }

  @Test
  void conditionsReadTheTokensClaimsAsTags() {
    when("principal.hasTag(\"role\") && principal.getTag(\"role\") == \"manager\"", "{}");
    when("principal.getTag(\"level\") == \"7\"", "{}");
    when("principal.getTag(\"groups\") like \"*\\\"b\\\"*\"", "{}");
    when("principal.id == \"ann\"", "{}");
    assertThat(
            decide("{}", "permit(principal, action, resource) when { principal.hasTag(\"x\") };")
                .allowed())
        .isFalse();
  }

  @Test
  void whatCannotBeSaidInCedarIsDenied() {
    String all = "permit(principal, action, resource);";
    assertThat(decide("{\"rate\":0.12345}", all).reason()).contains("0.12345");
    assertThat(decide("{\"amount\":1.5}", all).allowed()).isFalse();
    assertThat(decide("{\"amount\":99999999999999999999}", all).allowed()).isFalse();
    assertThat(decide("{\"to\":" + "[".repeat(40) + "]".repeat(40) + "}", all).allowed()).isFalse();
    assertThat(decide("{}", "permit(principal").reason()).contains("cannot be evaluated");
  }

  @Test
  void aToolIsListedWhenSomeArgumentsMayPass() {
    assertThat(may()).isFalse();
    assertThat(may("permit(" + SCOPE + ");")).isTrue();
    assertThat(may("permit(" + SCOPE + ") when { context.input.amount < 10 };")).isTrue();
    String forRole =
        "permit("
            + SCOPE
            + ") when { principal.getTag(\"role\") == \"clerk\" && context.input.amount < 10 };";
    assertThat(may(forRole)).isFalse();
    assertThat(may("permit(" + SCOPE + ");", "forbid(" + SCOPE + ");")).isFalse();
    assertThat(
            may(
                "permit(" + SCOPE + ");",
                "forbid(" + SCOPE + ") when { context.input.amount > 5 };"))
        .isTrue();
  }

  @Test
  void aStatementThatIsNoneIsExplained() {
    assertThat(CedarEngine.problem("permit(principal, action, resource);")).isEmpty();
    assertThat(CedarEngine.problem("allow everything")).isPresent();
  }

  private void when(String condition, String passing, String... failing) {
    String policy = "permit(" + SCOPE + ") when { " + condition + " };";
    assertThat(decide(passing, policy)).as(passing).matches(Decision::allowed);
    for (String other : failing) {
      assertThat(decide(other, policy).allowed()).as(condition + " with " + other).isFalse();
    }
  }

  private Decision decide(String arguments, String... policies) {
    return engine.decide(texts(policies), user, "bank___refund", Json.parse(arguments), SCHEMA);
  }

  private boolean may(String... policies) {
    return engine.mayAllow(texts(policies), user, "bank___refund");
  }

  private static List<PolicyText> texts(String... policies) {
    List<PolicyText> texts = new ArrayList<>();
    for (String policy : policies) {
      texts.add(new PolicyText("p" + texts.size(), policy));
    }
    return texts;
  }
}
