package io.acore.stacks.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which module an address belongs to. Addresses begin with the construct that made them, and
 * construct ids are API, so their first words tell.
 */
public final class Modules {
  /** What belongs to none of acore's modules: the user's own. */
  static final String OWN = "own";

  /** In the order in which they are shown. */
  public static final List<String> ORDER =
      List.of("foundation", "tools", "runtime", "governance", "bff", "network", "jobs", OWN);

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "foundation",
          List.of(
              "gateway",
              "function",
              "failed_events",
              "identity",
              "workload",
              "credential",
              "api_key",
              "oauth2",
              "alarm",
              "alarms",
              "dashboard",
              "transaction_search",
              "key",
              "token_vault",
              "delivery"),
          "tools",
          List.of("browser", "code_interpreter"),
          "runtime",
          List.of("runtime", "memory", "deployments", "inference_profile", "harness", "weave"),
          "governance",
          List.of(
              "policy",
              "policy_engine",
              "evaluator",
              "online_evaluation",
              "guardrail",
              "registry",
              "configuration_bundle"),
          "bff",
          List.of("bff"),
          "network",
          List.of("network", "vpc"),
          "jobs",
          List.of("jobs"));

  private Modules() {}

  /** The module of a resource's name, such as {@code gateway_target_search}. */
  static String of(String name) {
    Map<Integer, String> found = new TreeMap<>();
    WORDS.forEach(
        (module, words) -> {
          for (String word : words) {
            if (name.equals(word) || name.startsWith(word + "_")) {
              found.put(-word.length(), module);
            }
          }
        });
    return found.values().stream().findFirst().orElse(OWN);
  }
}
