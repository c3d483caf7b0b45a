package io.acore.stacks.agent;

import io.acore.constructs.function.Architecture;
import io.acore.constructs.function.ExistingFunction;
import io.acore.constructs.function.IFunction;
import io.acore.constructs.function.LambdaFunction;
import io.acore.constructs.function.LambdaFunctionProps;
import io.acore.constructs.function.LambdaLayer;
import io.acore.constructs.observability.Retention;
import io.acore.constructs.role.PolicyFile;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Lambda functions that a block of acore.yaml names in one of four ways. */
final class Functions {
  private static final String PYTHON = "python";

  private final AgentContext context;
  private final Map<String, LambdaFunction> made;

  /**
   * Collects the functions of this project.
   *
   * @param made gets each, by its name
   */
  Functions(AgentContext context, Map<String, LambdaFunction> made) {
    this.context = context;
    this.made = made;
  }

  /** The function of a block with `lambda_arn`, `function_name` or `function`. */
  IFunction of(Section section, String name) {
    if (section.has("function")) {
      return ours(section.section("function"), name);
    }
    return section
        .optionalText("function_name")
        .map(existing -> ExistingFunction.byName(context.stack(), existing))
        .orElseGet(() -> new ExistingFunction(Expression.literal(section.text("lambda_arn"))));
  }

  private LambdaFunction ours(Section section, String name) {
    Section root = context.config().root();
    String runtime = section.text("runtime");
    FunctionArtifact artifact =
        context
            .artifacts()
            .function(section.file("source_path"), runtime.substring(PYTHON.length()));
    LambdaFunctionProps.Builder props =
        LambdaFunctionProps.builder(
                context.naming().hyphenated(name, 64),
                artifact.code().source(),
                artifact.code().digest())
            .runtime(runtime)
            .layers(artifact.layer().map(layer -> layer(layer, name, runtime)).stream().toList())
            .handler(section.text("handler"))
            .memoryMegabytes((int) section.number("memory_mb"))
            .timeout(Duration.ofSeconds(section.number("timeout_seconds")))
            .environment(environment(section))
            .architecture(architecture())
            .reservedConcurrency(section.optionalNumber("concurrency").map(Math::toIntExact))
            .tracing(true)
            .deadLetters(FailedEvents.of(context))
            .vpc(context.vpc(section))
            .retention(new Retention((int) root.number("log_retention_days")));
    Encryption.of(context).ifPresent(key -> props.kmsKeyArn(key.arn()));
    LambdaFunction function =
        new LambdaFunction(
            context.stack(), "function_" + name, Blocks.placed(section, props::build));
    section
        .optionalFile("policy_file")
        .ifPresent(file -> PolicyFile.read(context.input(file)).forEach(function.role()::grant));
    made.put(name, function);
    return function;
  }

  private static Map<String, Expression> environment(Section section) {
    Map<String, Expression> environment = new TreeMap<>();
    section
        .map("environment_variables")
        .forEach((key, value) -> environment.put(key, Expression.literal(value)));
    return environment;
  }

  private Expression layer(Artifact dependencies, String name, String runtime) {
    return new LambdaLayer(
            context.stack(),
            "function_" + name + "_layer",
            context.naming().hyphenated(name, 64),
            dependencies.source(),
            dependencies.digest(),
            runtime,
            architecture())
        .arn();
  }

  private Architecture architecture() {
    String word = context.config().root().text("lambda_architecture");
    return word.equals(Architecture.ARM64.word()) ? Architecture.ARM64 : Architecture.X86_64;
  }
}
