package io.acore.stacks.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.UserError;
import io.acore.stacks.deploy.Target;
import io.acore.stacks.record.Aws;
import io.acore.stacks.record.Records;
import java.util.Optional;

/** Finds the runtime that an environment deployed, by the record that the bridge keeps of it. */
public final class DeployedRuntime {
  private DeployedRuntime() {}

  public static RuntimeArn of(Target target, Aws aws) {
    Optional<String> arn =
        Records.read(target, aws).all().values().stream()
            .map(record -> record.identity().path("arn"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::textValue)
            .filter(text -> text.matches("arn:[^:]+:bedrock-agentcore:.*:runtime/[^/]+"))
            .findFirst();
    return new RuntimeArn(
        arn.orElseThrow(
            () ->
                new UserError(
                    "No agent is deployed to `" + target.environment() + "`",
                    "there is no runtime among the records under `" + target.parameterPath() + "`",
                    "run `acore deploy --env "
                        + target.environment()
                        + "` first, or name an agent with --runtime-arn")));
  }
}
