package io.acore.stacks.agent;

import io.acore.base.Suggestions;
import io.acore.constructs.evaluation.BuiltInEvaluator;
import io.acore.constructs.evaluation.Evaluator;
import io.acore.constructs.evaluation.EvaluatorProps;
import io.acore.constructs.evaluation.IEvaluator;
import io.acore.constructs.evaluation.Judge;
import io.acore.constructs.evaluation.OnlineEvaluation;
import io.acore.constructs.evaluation.OnlineEvaluationProps;
import io.acore.constructs.evaluation.TraceFilter;
import io.acore.constructs.function.IFunction;
import io.acore.constructs.role.Role;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The `evaluations:` block. */
final class EvaluationBuild {
  private final AgentContext context;
  private final Section block;

  EvaluationBuild(AgentContext context) {
    this.context = context;
    this.block = context.config().root().section("evaluations");
  }

  /** The project's own judges, by the names that the file gives them. */
  Map<String, IEvaluator> evaluators() {
    Map<String, IEvaluator> evaluators = new TreeMap<>();
    block
        .entries("evaluators")
        .forEach(
            (name, evaluator) ->
                evaluators.put(
                    name,
                    new Evaluator(
                        context.stack(),
                        "evaluator_" + name,
                        Blocks.placed(evaluator, () -> props(name, evaluator)))));
    return evaluators;
  }

  /** The evaluation of live traffic; there is none without a runtime and without log groups. */
  void online(Map<String, IEvaluator> evaluators, RuntimeParts parts) {
    Section online = block.section("online");
    List<Expression> groups = Blocks.literals(online.texts("log_group_names"));
    if (groups.isEmpty() && parts.runtime().isEmpty()) {
      return;
    }
    if (groups.isEmpty()) {
      groups =
          parts.runtime().stream()
              .map(
                  runtime ->
                      Expression.literal("/aws/bedrock-agentcore/runtimes/")
                          .plus(runtime.id())
                          .plus("-DEFAULT"))
              .toList();
    }
    List<Expression> logGroups = groups;
    OnlineEvaluation evaluation =
        new OnlineEvaluation(
            context.stack(),
            "online_evaluation",
            Blocks.placed(
                online,
                () ->
                    new OnlineEvaluationProps(
                        context.naming().underscored("online"),
                        chosen(online, evaluators),
                        logGroups,
                        online.texts("service_names").stream()
                            .findFirst()
                            .orElseGet(() -> context.naming().underscored("") + ".DEFAULT"),
                        online.decimal("sampling_percentage"),
                        (int) online.number("session_timeout_minutes"),
                        online.sections("filters").stream().map(EvaluationBuild::filter).toList(),
                        online.flag("enabled"),
                        online
                            .optionalText("execution_role_arn")
                            .map(arn -> Role.fromArn(Expression.literal(arn))),
                        online.optionalText("description"))));
    context.stack().output("online_evaluation_id", evaluation.id());
  }

  private EvaluatorProps props(String name, Section evaluator) {
    Optional<Section> code = evaluator.optionalSection("code_based");
    Optional<IFunction> function =
        code.map(block -> new Functions(context, new TreeMap<>()).of(block, "evaluator_" + name));
    Judge judge =
        function
            .<Judge>map(
                it ->
                    new Judge.Function(
                        it.arn(), (int) evaluator.section("code_based").number("timeout_seconds")))
            .orElseGet(() -> model(evaluator.section("llm_as_a_judge")));
    return new EvaluatorProps(
        context.naming().underscored(name),
        EvaluatorProps.Level.valueOf(evaluator.text("level")),
        judge,
        evaluator.optionalText("description"),
        Encryption.of(context),
        function.flatMap(IFunction::dependency).stream().toList());
  }

  private Judge model(Section llm) {
    List<Judge.Rating> scale = new ArrayList<>();
    for (String kind : List.of("numerical", "categorical")) {
      for (Section rating : llm.sections(kind)) {
        scale.add(
            new Judge.Rating(
                kind.equals("numerical") ? Optional.of(rating.decimal("value")) : Optional.empty(),
                rating.text("label"),
                rating.text("definition")));
      }
    }
    return new Judge.Llm(
        Blocks.textOrFile(context, llm, "instructions")
            .orElseThrow(
                () ->
                    llm.error(
                        "The judge has no instructions",
                        "the model has to be told what to look at",
                        "add `instructions` or `instructions_file`")),
        scale,
        // The service invokes the judge, so the model is invoked from its region.
        Blocks.model(llm, "model_id", context.config().agentcoreRegion()),
        Blocks.integer(llm, "max_tokens"),
        llm.optionalDecimal("temperature"),
        llm.optionalDecimal("top_p"));
  }

  private static List<IEvaluator> chosen(Section online, Map<String, IEvaluator> own) {
    List<IEvaluator> chosen = new ArrayList<>();
    for (String name : online.texts("evaluators")) {
      if (BuiltInEvaluator.isBuiltIn(name)) {
        chosen.add(Blocks.placed(online, "evaluators", () -> new BuiltInEvaluator(name)));
        continue;
      }
      IEvaluator evaluator = own.get(name);
      if (evaluator == null) {
        throw online.error(
            "evaluators",
            "There is no evaluator `" + name + "`",
            own.isEmpty()
                ? "`evaluations.evaluators` has none"
                : "`evaluations.evaluators` has " + String.join(", ", own.keySet()),
            Suggestions.didYouMean(name, own.keySet())
                .orElse("add it there, or choose a built-in one such as `Builtin.Helpfulness`"));
      }
      chosen.add(evaluator);
    }
    return chosen;
  }

  private static TraceFilter filter(Section filter) {
    return new TraceFilter(
        filter.text("key"), TraceFilter.Operator.of(filter.text("operator")), filter.json("value"));
  }
}
