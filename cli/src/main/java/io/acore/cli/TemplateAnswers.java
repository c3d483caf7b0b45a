package io.acore.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The template's questions as options; a test compares them with the template. */
final class TemplateAnswers {
  @Option(
      names = "--agent-name",
      paramLabel = "NAME",
      description = "Name of the agent; part of the name of everything that is created.")
  @Nullable String agentName;

  @Option(
      names = "--template",
      paramLabel = "NAME",
      description = "What to start from: hello, tool, research or integrated.")
  @Nullable String template;

  @Option(names = "--region", paramLabel = "REGION", description = "AWS region.")
  @Nullable String region;

  @Option(
      names = "--owner",
      paramLabel = "OWNER",
      description = "Who answers for the agent; a tag of every resource.")
  @Nullable String owner;

  @Option(
      names = "--python-version",
      paramLabel = "VERSION",
      description = "Python that the agent runs on in AWS.")
  @Nullable String pythonVersion;

  @Option(
      names = "--model-id",
      paramLabel = "MODEL",
      description = "Bedrock model or inference profile that the agent asks.")
  @Nullable String modelId;

  @Option(
      names = "--ci",
      paramLabel = "HOST",
      description = "Pipeline to write: github, gitlab, both or none.")
  @Nullable String ci;

  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "agent_name", agentName);
    put(given, "template", template);
    put(given, "region", region);
    put(given, "owner", owner);
    put(given, "python_version", pythonVersion);
    put(given, "model_id", modelId);
    put(given, "ci", ci);
    return given;
  }

  private static void put(Map<String, String> given, String name, @Nullable String answer) {
    if (answer != null) {
      given.put(name, answer);
    }
  }
}
