package io.acore.stacks.agent;

import io.acore.base.Sha256;

/**
 * Names of AWS resources: {@code <agent>-<environment>-<part>}, so that two environments fit in one
 * account.
 *
 * <p>AgentCore's families disagree about which characters a name may have; each family asks for its
 * own form.
 *
 * @param agent {@code agent_name}
 * @param environment the environment's name
 */
public record Naming(String agent, String environment) {

  /**
   * For families that take letters, digits and `_` (runtime, memory, browser, policy engine): 48
   * characters at most.
   */
  public String underscored(String part) {
    return underscored(part, 48);
  }

  /** As {@link #underscored(String)} with another maximum: 40 for a harness. */
  public String underscored(String part, int maximum) {
    String name = join(part).replaceAll("[^A-Za-z0-9_]", "_");
    return limit(Character.isLetter(name.charAt(0)) ? name : "a" + name, '_', maximum);
  }

  /**
   * For families that take letters, digits and single `-` (gateway, target, identity), and for
   * AWS's own services.
   */
  public String hyphenated(String part) {
    return hyphenated(part, 63);
  }

  /** As {@link #hyphenated(String)} with another maximum: 64 for an IAM role, 63 for a bucket. */
  public String hyphenated(String part, int maximum) {
    String name = join(part).replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    return limit(name, '-', maximum);
  }

  /** The stack's id, which is also its folder below {@code cdktf.out/stacks}. */
  public String stack() {
    return agent + "-" + environment;
  }

  /** Below this path the bridge keeps ids in SSM. */
  public String parameterPath() {
    return "/acore/" + agent + "/" + environment;
  }

  private String join(String part) {
    return part.isEmpty() ? agent + "-" + environment : agent + "-" + environment + "-" + part;
  }

  // A cut name keeps its meaning in front and its uniqueness in the hash behind.
  private static String limit(String name, char separator, int maximum) {
    if (name.length() <= maximum) {
      return name;
    }
    String hash = Sha256.of(name).hex().substring(0, 6);
    String front = name.substring(0, maximum - 7);
    if (front.charAt(front.length() - 1) == separator) {
      front = front.substring(0, front.length() - 1);
    }
    return front + separator + hash;
  }
}
