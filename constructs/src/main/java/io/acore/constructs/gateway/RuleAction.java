package io.acore.constructs.gateway;

import io.acore.base.UserError;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Map;

/** What a rule does with a request. */
public sealed interface RuleAction {
  /** One entry of the API's {@code actions}. */
  Map<String, Object> input();

  /** Sends it to one target. */
  static RuleAction route(String targetName) {
    return new Route(targetName);
  }

  /** Sends it to one of two targets by chance. */
  static RuleAction split(List<Share> shares) {
    return new Split(shares);
  }

  /** Answers it with another configuration bundle. */
  static RuleAction bundle(Expression bundleArn, Expression bundleVersion) {
    return new Bundle(bundleArn, bundleVersion);
  }

  /** See {@link RuleAction#route}. */
  record Route(String targetName) implements RuleAction {
    public Route {
      GatewayLimits.TARGET_NAME.check(targetName);
    }

    @Override
    public Map<String, Object> input() {
      return Map.of("routeToTarget", Map.of("staticRoute", Map.of("targetName", targetName)));
    }
  }

  /**
   * One of two parts of the traffic.
   *
   * @param name shown in metrics and logs
   * @param targetName where it goes
   * @param percent 1 to 99
   */
  record Share(String name, String targetName, int percent) {
    private static final Limit NAME =
        Limit.form(
            "name of a traffic share",
            "[a-zA-Z0-9]([a-zA-Z0-9-]{0,62}[a-zA-Z0-9])?",
            1,
            64,
            "letters, digits and hyphens between them",
            "canary");

    public Share {
      NAME.check(name);
      GatewayLimits.TARGET_NAME.check(targetName);
      Limit.range("traffic share", percent, 1, 99);
    }

    Map<String, Object> input() {
      return Map.of("name", name, "targetName", targetName, "weight", percent);
    }
  }

  /** See {@link RuleAction#split}. */
  record Split(List<Share> shares) implements RuleAction {
    public Split {
      shares = Limit.count("traffic shares", shares, 2, 2);
      int sum = shares.stream().mapToInt(Share::percent).sum();
      if (sum != 100) {
        throw new UserError(
            "The traffic shares make " + sum + " percent",
            "every request goes to one of the two",
            "let them make 100");
      }
    }

    @Override
    public Map<String, Object> input() {
      return Map.of(
          "routeToTarget",
          Map.of(
              "weightedRoute", Map.of("trafficSplit", shares.stream().map(Share::input).toList())));
    }
  }

  /** See {@link RuleAction#bundle}. */
  record Bundle(Expression bundleArn, Expression bundleVersion) implements RuleAction {
    @Override
    public Map<String, Object> input() {
      return Map.of(
          "configurationBundle",
          Map.of("staticOverride", Map.of("bundleArn", bundleArn, "bundleVersion", bundleVersion)));
    }
  }
}
