package io.acore.stacks.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import io.acore.stacks.deploy.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls of the AWS CLI, the one client that knows every service a bridged resource may be of, and
 * the one that the bridge itself uses.
 */
public final class Aws {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern ERROR =
      Pattern.compile("An error occurred \\((\\w+)\\)[^:]*: (.*)", Pattern.DOTALL);

  private final Target target;
  private final ProcessRunner processes;

  public Aws(Target target, ProcessRunner processes) {
    this.target = target;
    this.processes = processes;
  }

  /** What a call gave: JSON, or the service's refusal. */
  public record Answer(JsonNode json, String code, String message) {
    public boolean ok() {
      return code.isEmpty();
    }

    /** Whether it was refused because there is no such thing. */
    public boolean missing() {
      return code.contains("NotFound") || code.startsWith("NoSuch");
    }
  }

  /** One call; a refusal is an answer. */
  public Answer ask(String region, List<String> words) {
    List<String> command = new ArrayList<>(List.of("aws", "--region", region, "--output", "json"));
    command.addAll(words);
    ProcessResult result =
        processes.run(
            target
                .prepare(
                    ProcessRequest.of(command)
                        .with("AWS_PAGER", "")
                        .with("AWS_CLI_AUTO_PROMPT", "off")
                        .with("AWS_MAX_ATTEMPTS", "5"))
                .within(PATIENCE));
    if (result.ok()) {
      String text = result.stdout().strip();
      return new Answer(text.isEmpty() ? MissingNode.getInstance() : Json.parse(text), "", "");
    }
    Matcher matcher = ERROR.matcher(result.stderr());
    return matcher.find()
        ? new Answer(MissingNode.getInstance(), matcher.group(1), matcher.group(2).strip())
        : new Answer(MissingNode.getInstance(), "cli", result.stderr().strip());
  }

  /** One call that has to work. */
  public JsonNode call(String region, List<String> words) {
    Answer answer = ask(region, words);
    if (!answer.ok()) {
      throw refused(words, answer);
    }
    return answer.json();
  }

  /** The error for an answer that nothing can be done with. */
  public static ToolError refused(List<String> words, Answer answer) {
    String operation = words.get(0) + " " + words.get(1);
    boolean denied = answer.code().startsWith("AccessDenied");
    return new ToolError(
        "`aws " + operation + "` failed",
        answer.message().isEmpty() ? answer.code() : answer.message(),
        denied
            ? "allow your AWS identity the action that it names"
            : "run `acore doctor`, and check your credentials with `aws sts get-caller-identity`");
  }
}
