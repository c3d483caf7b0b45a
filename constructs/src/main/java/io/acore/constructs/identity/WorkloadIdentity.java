package io.acore.constructs.identity;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * An identity for an agent that runs outside AgentCore; runtimes and gateways get theirs by
 * themselves.
 */
public final class WorkloadIdentity extends PlacedConstruct {
  private final BridgedResource resource;

  /**
   * Makes an identity.
   *
   * @param name 3 to 255 letters, digits and `_.-`
   * @param returnUrls where a user may be sent back to after consent; may be empty
   */
  public WorkloadIdentity(Construct scope, String id, String name, List<String> returnUrls) {
    super(scope, id);
    IdentityLimits.WORKLOAD_NAME.check(name);
    Map<String, Object> input = new LinkedHashMap<>();
    if (!returnUrls.isEmpty()) {
      input.put(
          "allowedResourceOauth2ReturnUrls",
          IdentityLimits.RETURN_URL.check(returnUrls, 1, Integer.MAX_VALUE));
    }
    this.resource =
        BridgedResource.builder(this, BridgeKind.WORKLOAD_IDENTITY)
            .name(Expression.literal(name))
            .input(input)
            .build();
  }

  public Expression arn() {
    return resource.arn();
  }

  /** Lets a role act as this identity, for itself or for a user. */
  public void grantAccessTokens(IRole role) {
    Expression directory =
        Expression.reference("split(\"/workload-identity/\", " + arn().inner() + ")[0]");
    role.grant(
        Statement.allow(
            List.of(
                "bedrock-agentcore:GetWorkloadAccessToken",
                "bedrock-agentcore:GetWorkloadAccessTokenForJWT",
                "bedrock-agentcore:GetWorkloadAccessTokenForUserId"),
            directory,
            arn()));
  }
}
