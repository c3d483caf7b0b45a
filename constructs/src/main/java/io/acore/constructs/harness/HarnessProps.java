package io.acore.constructs.harness;

import io.acore.constructs.authorizer.JwtAuthorizer;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.IRole;
import io.acore.constructs.runtime.EnvironmentVariables;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Optional;

/**
 * What a harness is.
 *
 * @param name letters, digits and `_`, 40 at most; another name is another harness
 * @param model what answers
 * @param systemPrompt what the model is told first; without it nothing
 * @param tools what it may use
 * @param allowedTools which of them, by name or pattern; without any all of them
 * @param memoryArn where it keeps conversations; without it nowhere
 * @param role its permissions; without it one is made with what every harness needs
 * @param environment of the loop's process
 * @param authorizer lets callers in with a token; without it they sign with IAM
 * @param maxIterations turns of the loop; without it the service's own choice
 * @param maxTokens of all turns together; without it the service's own choice
 * @param timeoutSeconds of one call; without it the service's own choice
 */
public record HarnessProps(
    String name,
    HarnessModel model,
    Optional<String> systemPrompt,
    List<HarnessTool> tools,
    List<String> allowedTools,
    Optional<Expression> memoryArn,
    Optional<IRole> role,
    EnvironmentVariables environment,
    Optional<JwtAuthorizer> authorizer,
    Optional<Integer> maxIterations,
    Optional<Integer> maxTokens,
    Optional<Integer> timeoutSeconds) {
  private static final Limit NAME =
      Limit.form(
          "harness name",
          "[a-zA-Z][a-zA-Z0-9_]{0,39}",
          1,
          40,
          "letters, digits and `_`, a letter first",
          "my_harness");
  private static final Limit ALLOWED =
      Limit.form(
          "allowed tool",
          "(\\*|@?[^/]+(/[^/]+)?)",
          1,
          64,
          "`*`, a tool or `@server/tool`",
          "search");

  public HarnessProps {
    NAME.check(name);
    tools = List.copyOf(tools);
    allowedTools = ALLOWED.check(allowedTools, 0, Integer.MAX_VALUE);
  }
}
