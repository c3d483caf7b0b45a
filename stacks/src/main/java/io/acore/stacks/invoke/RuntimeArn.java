package io.acore.stacks.invoke;

import io.acore.base.UserError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of an agent runtime.
 *
 * @param value as AWS writes it
 */
public record RuntimeArn(String value) {
  private static final Pattern SHAPE =
      Pattern.compile("arn:aws[a-z-]*:bedrock-agentcore:([a-z0-9-]+):\\d{12}:runtime/[^/\\s]+");

  public RuntimeArn {
    if (!SHAPE.matcher(value).matches()) {
      throw new UserError(
          "`" + value + "` is not the ARN of an agent runtime",
          "such an ARN looks like arn:aws:bedrock-agentcore:<region>:<account>:runtime/<name>-<10 characters>",
          "copy it from `acore status` or `aws bedrock-agentcore-control list-agent-runtimes`");
    }
  }

  public String region() {
    Matcher matcher = SHAPE.matcher(value);
    return matcher.matches() ? matcher.group(1) : "";
  }

  @Override
  public String toString() {
    return value;
  }
}
