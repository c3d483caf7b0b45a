package io.acore.constructs.policy;

import java.util.List;

/** The actions around a policy engine. */
public final class PolicyPermissions {
  public static final List<String> READ = List.of("bedrock-agentcore:GetPolicyEngine");
  public static final List<String> AUTHORIZE =
      List.of("bedrock-agentcore:AuthorizeAction", "bedrock-agentcore:PartiallyAuthorizeActions");

  private PolicyPermissions() {}
}
