package io.acore.constructs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.UserError;
import io.acore.constructs.inference.BedrockModel;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.RolePolicies;
import io.acore.constructs.testing.Synth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EvaluationTest {
  private static final BedrockModel MODEL =
      new BedrockModel("anthropic.claude-3-haiku-20240307-v1:0", "eu-west-1");

  @Test
  void judgesLiveTraffic() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              Evaluator polite =
                  new Evaluator(
                      stack,
                      "polite",
                      EvaluatorProps.of(
                          "demo_polite",
                          EvaluatorProps.Level.TRACE,
                          new Judge.Llm(
                              "Is {assistant_turn} polite? Costs ${price}.",
                              List.of(
                                  new Judge.Rating(Optional.of(0.0), "no", "rude"),
                                  new Judge.Rating(Optional.of(1.0), "yes", "polite")),
                              MODEL,
                              Optional.of(100),
                              Optional.of(0.0),
                              Optional.empty())));
              Evaluator exact =
                  new Evaluator(
                      stack,
                      "exact",
                      EvaluatorProps.of(
                          "demo_exact",
                          EvaluatorProps.Level.TOOL_CALL,
                          new Judge.Function(
                              Expression.reference("aws_lambda_function.exact.arn"), 60)));
              new OnlineEvaluation(
                  stack,
                  "online",
                  new OnlineEvaluationProps(
                      "demo_online",
                      List.of(polite, exact, new BuiltInEvaluator("Builtin.Helpfulness")),
                      List.of(Expression.literal("/aws/bedrock-agentcore/runtimes/demo-DEFAULT")),
                      "demo.DEFAULT",
                      12.5,
                      15,
                      List.of(
                          new TraceFilter("tier", TraceFilter.Operator.of("Equals"), "gold"),
                          new TraceFilter("cost", TraceFilter.Operator.of("GreaterThan"), 2L),
                          new TraceFilter("live", TraceFilter.Operator.of("Equals"), true)),
                      true,
                      Optional.empty(),
                      Optional.empty()));
            });
    RolePolicies.assertNarrow(terraform);
    assertThat(terraform.at("/locals/online_role_policy").toString())
        .contains("anthropic.claude-3-haiku", "aws_lambda_function.exact.arn");
    Golden.assertGolden("evaluation/online.tf.json", Synth.golden(terraform));
  }

  @Test
  void refusesAMistypedBuiltIn() {
    assertThatThrownBy(() -> new BuiltInEvaluator("Builtin.Helpfullness"))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> assertThat(error.fix()).isEqualTo("did you mean `Builtin.Helpfulness`?"));
    assertThat(new BuiltInEvaluator("Builtin.SomethingNew").id().toString())
        .isEqualTo("Builtin.SomethingNew");
  }

  @Test
  void refusesAMixedScale() {
    List<Judge.Rating> mixed =
        List.of(
            new Judge.Rating(Optional.of(0.0), "no", "rude"),
            new Judge.Rating(Optional.empty(), "yes", "polite"));
    assertThatThrownBy(
            () ->
                new Judge.Llm(
                    "x", mixed, MODEL, Optional.empty(), Optional.empty(), Optional.empty()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("mixed");
  }
}
