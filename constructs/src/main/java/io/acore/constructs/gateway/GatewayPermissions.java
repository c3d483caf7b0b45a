package io.acore.constructs.gateway;

import io.acore.constructs.bridge.BridgeSettings;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import java.util.List;

/** What a gateway's role has to be allowed for the gateway itself; targets add their own. */
final class GatewayPermissions {
  private GatewayPermissions() {}

  static void grant(AcoreStack stack, IRole role, GatewayProps props) {
    props.interceptors().forEach(interceptor -> interceptor.function().grantInvoke(role));
    props
        .kmsKeyArn()
        .ifPresent(
            key -> role.grant(Statement.allow(List.of("kms:Decrypt", "kms:GenerateDataKey"), key)));
    props.policy().ifPresent(policy -> grantPolicy(stack, role, props.name(), policy));
  }

  // The gateway's own ARN is not known before it exists, and its role is needed to make it.
  private static void grantPolicy(
      AcoreStack stack, IRole role, String gatewayName, PolicyAttachment policy) {
    Expression gateway =
        Account.of(stack)
            .arn(
                "bedrock-agentcore",
                BridgeSettings.of(stack).region(),
                Expression.literal("gateway/").plus(GatewayLimits.idPattern(gatewayName)));
    role.grant(Statement.allow(List.of("bedrock-agentcore:GetPolicyEngine"), policy.engineArn()));
    role.grant(
        Statement.allow(
            List.of(
                "bedrock-agentcore:AuthorizeAction", "bedrock-agentcore:PartiallyAuthorizeActions"),
            policy.engineArn(),
            gateway));
  }
}
