package io.acore.constructs.interpreter;

import io.acore.constructs.vpc.VpcPlacement;
import java.util.Map;

/** What code in an interpreter can reach. */
public sealed interface InterpreterNetwork {
  /** The API's {@code networkConfiguration}. */
  Map<String, Object> input();

  /** Nothing but what S3 in the region holds for its role. */
  static InterpreterNetwork sandbox() {
    return new Sandbox();
  }

  /** The whole internet. */
  static InterpreterNetwork publicAccess() {
    return new PublicAccess();
  }

  /** What the subnets and security groups allow. */
  static InterpreterNetwork vpc(VpcPlacement placement) {
    return new Vpc(placement);
  }

  /** See {@link InterpreterNetwork#sandbox()}. */
  record Sandbox() implements InterpreterNetwork {
    @Override
    public Map<String, Object> input() {
      return Map.of("networkMode", "SANDBOX");
    }
  }

  /** See {@link InterpreterNetwork#publicAccess()}. */
  record PublicAccess() implements InterpreterNetwork {
    @Override
    public Map<String, Object> input() {
      return Map.of("networkMode", "PUBLIC");
    }
  }

  /** See {@link InterpreterNetwork#vpc}. */
  record Vpc(VpcPlacement placement) implements InterpreterNetwork {
    @Override
    public Map<String, Object> input() {
      return Map.of("networkMode", "VPC", "vpcConfig", placement.input());
    }
  }
}
