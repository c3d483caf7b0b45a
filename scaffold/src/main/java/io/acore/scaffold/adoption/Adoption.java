package io.acore.scaffold.adoption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project of another tool, as acore understands it.
 *
 * @param answers to the template's questions
 * @param configText the acore.yaml
 * @param code the folder of the agent's code, when it is there
 * @param notes what its owner has to do by hand
 */
public record Adoption(
    Map<String, String> answers, String configText, Optional<Path> code, List<String> notes) {
  static final String SOURCE = "agent-code";

  public Adoption {
    answers = new LinkedHashMap<>(answers);
    // Without code of its own the template's takes its place
    answers.put("imported", String.valueOf(code.isPresent()));
    answers = Map.copyOf(answers);
    notes = List.copyOf(notes);
  }

  /** From a {@code terraform.tfvars} of the Terraform framework. */
  public static Adoption fromTfvars(Path file) {
    return new FrameworkVariables(file).adopt();
  }

  /**
   * From one of AWS's command lines: {@code agentcore.json} or {@code .bedrock_agentcore.yaml}.
   *
   * @param agent which, where the file has several
   */
  public static Adoption fromAgentCore(Path file, Optional<String> agent) {
    if (!Files.isRegularFile(file)) {
      throw AdoptionErrors.noFile(
          file, "`--from-agentcore` reads an `agentcore.json` or a `.bedrock_agentcore.yaml`");
    }
    return String.valueOf(file.getFileName()).endsWith(".json")
        ? new AgentCoreCli(file, agent).adopt()
        : new StarterToolkit(file, agent).adopt();
  }

  /** The acore.yaml, for the name that was chosen in the end. */
  public String config(String agentName) {
    return configText.replaceFirst(
        "(?m)^agent_name:.*$",
        java.util.regex.Matcher.quoteReplacement("agent_name: " + Yaml.scalar(agentName)));
  }

  public void copyCode(Path to) throws IOException {
    if (code.isPresent()) {
      SourceCopy.copy(code.get(), to);
    }
  }
}
