package io.acore.constructs.evaluation;

import io.acore.base.UserError;
import io.acore.constructs.inference.BedrockModel;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who gives the rating: a model, or a Lambda function. */
public sealed interface Judge {

  /** The API's {@code evaluatorConfig}. */
  Map<String, Object> input();

  void grant(IRole role, Account account);

  /**
   * One rating that a model can give.
   *
   * @param value the number of a numerical scale; without it the scale is one of words
   * @param label its name
   * @param definition when it is given
   */
  record Rating(Optional<Double> value, String label, String definition) {
    private static final Limit LABEL = Limit.length("label of a rating", 1, 100);

    public Rating {
      LABEL.check(label);
      if (value.isPresent() && value.get() < 0) {
        throw new UserError(
            "Rating `" + label + "` is " + value.get(),
            "AgentCore takes no negative ratings",
            "shift the scale so that it starts at 0");
      }
    }

    Map<String, Object> input() {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("value", value);
      members.put("label", label);
      members.put("definition", definition);
      return members;
    }
  }

  /**
   * A model that is told what to look at and which ratings there are.
   *
   * @param instructions with placeholders such as {@code {context}} and {@code {assistant_turn}}
   * @param scale all of its ratings with a number, or none
   * @param maxTokens of its answer; without it the model's own
   * @param temperature 0 to 1; without it the model's own
   * @param topP 0 to 1; without it the model's own
   */
  record Llm(
      String instructions,
      List<Rating> scale,
      BedrockModel model,
      Optional<Integer> maxTokens,
      Optional<Double> temperature,
      Optional<Double> topP)
      implements Judge {
    public Llm {
      scale = List.copyOf(scale);
      long numbers = scale.stream().filter(rating -> rating.value().isPresent()).count();
      if (scale.isEmpty() || (numbers > 0 && numbers < scale.size())) {
        throw new UserError(
            scale.isEmpty() ? "The judge has no ratings to give" : "The judge's scale is mixed",
            "a scale is either of numbers or of words",
            "give every rating a value, or none");
      }
      if (instructions.isBlank()) {
        throw new UserError(
            "The judge has no instructions",
            "the model has to be told what to look at",
            "write what is good and what is bad, with placeholders such as {assistant_turn}");
      }
    }

    @Override
    public Map<String, Object> input() {
      boolean numerical = scale.get(0).value().isPresent();
      Map<String, Object> inference = new LinkedHashMap<>();
      maxTokens.ifPresent(value -> inference.put("maxTokens", value));
      temperature.ifPresent(value -> inference.put("temperature", value));
      topP.ifPresent(value -> inference.put("topP", value));
      Map<String, Object> modelConfig = new LinkedHashMap<>();
      modelConfig.put("modelId", model.id());
      if (!inference.isEmpty()) {
        modelConfig.put("inferenceConfig", inference);
      }
      return Map.of(
          "llmAsAJudge",
          Map.of(
              "instructions", instructions,
              "ratingScale",
                  Map.of(
                      numerical ? "numerical" : "categorical",
                      scale.stream().map(Rating::input).toList()),
              "modelConfig", Map.of("bedrockEvaluatorModelConfig", modelConfig)));
    }

    @Override
    public void grant(IRole role, Account account) {
      model.grantInvoke(role, account);
    }
  }

  /**
   * A Lambda function.
   *
   * @param timeoutSeconds how long it may take, 1 to 300
   */
  record Function(Expression arn, int timeoutSeconds) implements Judge {
    public Function {
      Limit.range("timeout of an evaluator's function", timeoutSeconds, 1, 300);
    }

    @Override
    public Map<String, Object> input() {
      return Map.of(
          "codeBased",
          Map.of(
              "lambdaConfig", Map.of("lambdaArn", arn, "lambdaTimeoutInSeconds", timeoutSeconds)));
    }

    @Override
    public void grant(IRole role, Account account) {
      role.grant(Statement.allow(List.of("lambda:GetFunction", "lambda:InvokeFunction"), arn));
    }
  }
}
