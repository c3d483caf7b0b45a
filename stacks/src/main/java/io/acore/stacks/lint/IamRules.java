package io.acore.stacks.lint;

import java.util.Set;
import java.util.function.BiConsumer;

/** Who may do what. */
final class IamRules {
  /** Services that take a role for a resource of another account if that is not forbidden. */
  private static final Set<String> DEPUTIES =
      Set.of(
          "bedrock-agentcore.amazonaws.com",
          "bedrock.amazonaws.com",
          "scheduler.amazonaws.com",
          "events.amazonaws.com",
          "delivery.logs.amazonaws.com");

  private IamRules() {}

  static void wildcardAction(Stack stack, BiConsumer<Block, String> report) {
    Policies.identity(
        stack,
        (block, statement) ->
            statement.actions().stream()
                .filter(action -> action.equals("*") || action.endsWith(":*"))
                .forEach(action -> report.accept(block, "allows `" + action + "`")));
  }

  static void wildcardResource(Stack stack, BiConsumer<Block, String> report) {
    Policies.identity(
        stack,
        (block, statement) -> {
          if (statement.resources().contains("*")
              && !statement.needsNoResource()
              && !statement.conditional()
              && !explained(block, statement)) {
            report.accept(
                block, "allows " + String.join(", ", statement.actions()) + " at every resource");
          }
        });
  }

  /** What a construct of acore allows everywhere stands beside the policy, with the reason. */
  private static boolean explained(Block block, Statement statement) {
    String actions = String.join(" ", statement.actions());
    return !block.body().at("/~1~1/why_every_resource").path(actions).asText("").isBlank();
  }

  static void trustAnyone(Stack stack, BiConsumer<Block, String> report) {
    Policies.trust(
        stack,
        (block, statement) -> {
          if (statement.anyone()) {
            report.accept(block, "its trust policy names everybody");
          }
        });
  }

  static void trustWithoutSource(Stack stack, BiConsumer<Block, String> report) {
    Policies.trust(
        stack,
        (block, statement) ->
            statement.services().stream()
                .filter(service -> DEPUTIES.contains(service) && !statement.mentionsSource())
                .forEach(service -> report.accept(block, "trusts `" + service + "` for anybody")));
  }

  static void trustWholeAccount(Stack stack, BiConsumer<Block, String> report) {
    Policies.trust(
        stack,
        (block, statement) ->
            statement.accounts().stream()
                .filter(account -> account.endsWith(":root") && !statement.conditional())
                .forEach(account -> report.accept(block, "trusts all of `" + account + "`")));
  }

  static void policyForAnyone(Stack stack, BiConsumer<Block, String> report) {
    Policies.resource(
        stack,
        (block, statement) -> {
          if (statement.anyone() && !statement.conditional()) {
            report.accept(block, "lets everybody do " + String.join(", ", statement.actions()));
          }
        });
  }
}
