package io.acore.constructs.policy;

import io.acore.base.UserError;
import io.acore.constructs.terraform.Expression;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of one Cedar policy.
 *
 * <p>A policy has to name the gateway it is for, whose ARN nobody knows before it exists: the text
 * says <code>{{gateway_arn}}</code> inside a string, and Terraform puts the ARN there.
 *
 * @param origin the file it is from, for error messages
 */
public record CedarStatement(String text, String origin) {
  private static final int LEAST = 35;
  private static final int MOST = 10_000;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z_]+)\\s*}}");

  /** Refuses what Cedar or AgentCore would refuse. */
  public CedarStatement {
    CedarSyntax.check(text, origin);
    int length = text.codePointCount(0, text.length());
    if (length < LEAST || length > MOST) {
      throw new UserError(
          "The Cedar policy in " + origin + " has " + length + " characters",
          "AgentCore takes " + LEAST + " to " + MOST,
          length < LEAST
              ? "write it on more lines, or add a comment that says what it is for"
              : "split it into several policies; each is decided on its own");
    }
  }

  /** The text with its placeholders filled in; the rest of it is data for Terraform. */
  Expression filled(Map<String, Expression> values) {
    Expression filled = Expression.literal("");
    int end = 0;
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      Expression value = values.get(matcher.group(1));
      if (value == null) {
        throw new UserError(
            "The Cedar policy in " + origin + " has the placeholder " + matcher.group(),
            values.isEmpty()
                ? "nothing can be filled in here"
                : "what can be filled in here: " + String.join(", ", values.keySet()),
            "correct its name, or write the value itself");
      }
      filled = filled.plus(text.substring(end, matcher.start())).plus(value);
      end = matcher.end();
    }
    return filled.plus(text.substring(end));
  }
}
