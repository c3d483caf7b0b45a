package io.acore.constructs.gateway;

import io.acore.constructs.terraform.Expression;
import java.util.Map;

/**
 * Which policy engine decides about calls to a gateway.
 *
 * @param engineArn the policy engine's ARN
 * @param mode whether its decisions count
 */
public record PolicyAttachment(Expression engineArn, Mode mode) {
  /** Whether decisions count. */
  public enum Mode {
    /** What no policy permits is refused. */
    ENFORCE,
    /** Decisions are logged, and every call goes through. */
    LOG_ONLY
  }

  public PolicyAttachment {
    GatewayLimits.POLICY_ENGINE_ARN.check(engineArn);
  }

  Map<String, Object> input() {
    return Map.of("arn", engineArn, "mode", mode.name());
  }
}
