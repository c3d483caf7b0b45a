package io.acore.stacks.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import java.time.Duration;

/**
 * Whose credentials are in use. The AWS CLI is asked, because the bridge uses it: what it says
 * holds for what the bridge does, with every way to sign in that it knows.
 *
 * @param account its number
 * @param arn of the user or role
 */
public record Caller(String account, String arn) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static Caller ask(Target target, ProcessRunner processes) {
    ProcessResult result =
        processes.run(
            target
                .prepare(
                    ProcessRequest.of("aws", "sts", "get-caller-identity", "--output", "json")
                        .with("AWS_PAGER", ""))
                .within(PATIENCE));
    if (!result.ok()) {
      throw DeployErrors.noCaller(result);
    }
    JsonNode answer = Json.parse(result.stdout());
    return new Caller(answer.path("Account").asText(), answer.path("Arn").asText());
  }
}
