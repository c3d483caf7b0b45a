package io.acore.constructs.browser;

import io.acore.constructs.vpc.VpcPlacement;
import java.util.Map;

/** What a browser can reach. */
public sealed interface BrowserNetwork {
  /** The API's {@code networkConfiguration}. */
  Map<String, Object> input();

  /** The whole internet. */
  static BrowserNetwork publicAccess() {
    return new PublicAccess();
  }

  /** What the subnets and security groups allow. */
  static BrowserNetwork vpc(VpcPlacement placement) {
    return new Vpc(placement);
  }

  /** See {@link BrowserNetwork#publicAccess()}. */
  record PublicAccess() implements BrowserNetwork {
    @Override
    public Map<String, Object> input() {
      return Map.of("networkMode", "PUBLIC");
    }
  }

  /** See {@link BrowserNetwork#vpc}. */
  record Vpc(VpcPlacement placement) implements BrowserNetwork {
    @Override
    public Map<String, Object> input() {
      return Map.of("networkMode", "VPC", "vpcConfig", placement.input());
    }
  }
}
