package io.acore.stacks.agent;

import io.acore.constructs.guardrail.Guardrail;
import io.acore.constructs.inference.ApplicationInferenceProfile;
import io.acore.constructs.runtime.EnvironmentVariables;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the agent's code finds in its environment: where the parts around it are, and where its
 * traces go. What the user writes wins.
 */
final class RuntimeVariables {
  private static final Set<String> OTLP_HEADERS =
      Set.of("OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_TRACES_HEADERS");
  private static final String WEAVE_TRACES = "https://trace.wandb.ai/otel/v1/traces";

  private final AgentContext context;
  private final Section root;
  private final Map<String, Expression> variables = new TreeMap<>();

  RuntimeVariables(AgentContext context) {
    this.context = context;
    this.root = context.config().root();
    put("ACORE_APP_ID", root.text("app_id"));
    put("ACORE_AGENT_NAME", context.config().agentName());
    put("ACORE_ENVIRONMENT", context.config().environment());
    put("ACORE_BEDROCK_REGION", context.config().bedrockRegion());
    put("AWS_DEFAULT_REGION", context.config().agentcoreRegion());
  }

  RuntimeVariables surroundings(Surroundings surroundings) {
    surroundings.gateway().ifPresent(it -> variables.put("ACORE_GATEWAY_URL", it.url()));
    surroundings
        .codeInterpreter()
        .ifPresent(it -> variables.put("ACORE_CODE_INTERPRETER_ID", it.id()));
    surroundings.browser().ifPresent(it -> variables.put("ACORE_BROWSER_ID", it.id()));
    return this;
  }

  RuntimeVariables with(String name, Expression value) {
    variables.put(name, value);
    return this;
  }

  /** One guardrail is `ACORE_GUARDRAIL_ID`; of several each has its name in the variable's. */
  RuntimeVariables guardrails(Map<String, Guardrail> guardrails) {
    guardrails.forEach(
        (name, guardrail) -> {
          String prefix = "ACORE_GUARDRAIL_" + (guardrails.size() == 1 ? "" : word(name) + "_");
          variables.put(prefix + "ID", guardrail.id());
          variables.put(prefix + "VERSION", guardrail.version());
        });
    return this;
  }

  RuntimeVariables profiles(Map<String, ApplicationInferenceProfile> profiles) {
    profiles.forEach((name, profile) -> variables.put("ACORE_MODEL_" + word(name), profile.arn()));
    return this;
  }

  EnvironmentVariables build() {
    Map<String, String> written = root.section("runtime").map("environment_variables");
    if (root.section("observability").flag("trace_delivery")) {
      observe();
    }
    if (root.flag("enable_weave")) {
      weave(written);
    }
    return EnvironmentVariables.of(variables, written);
  }

  // Read by the AWS distribution of OpenTelemetry, when the entry point starts it. The resource
  // attributes are left to the service: they tie traces to the runtime's log group.
  private void observe() {
    put("AGENT_OBSERVABILITY_ENABLED", "true");
    put("OTEL_PYTHON_DISTRO", "aws_distro");
    put("OTEL_PYTHON_CONFIGURATOR", "aws_configurator");
    put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
  }

  /**
   * `weave.init` needs the project and the key alone. Traces by OTLP go to Weave instead of X-Ray
   * only when their headers are there, because these carry the key: without it Weave would refuse
   * them, and X-Ray would have none.
   */
  private void weave(Map<String, String> written) {
    String project =
        root.optionalText("weave_project_name").orElseGet(() -> context.naming().stack());
    put("WEAVE_PROJECT", project);
    put("WANDB_PROJECT", project.substring(project.lastIndexOf('/') + 1));
    if (written.keySet().stream().anyMatch(OTLP_HEADERS::contains)) {
      put("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", WEAVE_TRACES);
      put("OTEL_TRACES_EXPORTER", "otlp");
      put("DISABLE_ADOT_OBSERVABILITY", "true");
    }
  }

  private void put(String name, String value) {
    variables.put(name, Expression.literal(value));
  }

  private static String word(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
