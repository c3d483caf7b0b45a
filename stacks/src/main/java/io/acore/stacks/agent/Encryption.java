package io.acore.stacks.agent;

import io.acore.constructs.key.IKey;
import io.acore.constructs.key.Key;
import io.acore.constructs.key.KeyProps;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.util.Optional;

/**
 * The one key that all modules encrypt with when {@code enable_kms} is on; nobody's otherwise.
 *
 * @param key made when first asked for, or the one that {@code kms_key_arn} names
 */
record Encryption(Optional<IKey> key) {
  static Optional<IKey> of(AgentContext context) {
    return context.stack().shared(Encryption.class, stack -> new Encryption(make(context))).key();
  }

  private static Optional<IKey> make(AgentContext context) {
    Section root = context.config().root();
    if (!root.flag("enable_kms")) {
      return Optional.empty();
    }
    IKey key =
        root.optionalText("kms_key_arn")
            .map(arn -> Key.fromArn(Expression.literal(arn)))
            .orElseGet(() -> ours(context));
    key.grantLogs(context.region(), "/aws/lambda/" + context.naming().hyphenated(""));
    key.grantLogs(context.region(), "/aws/bedrock-agentcore/");
    key.grantLogs(context.region(), "/aws/vendedlogs/bedrock-agentcore/");
    return Optional.of(key);
  }

  private static IKey ours(AgentContext context) {
    String name = context.naming().stack();
    return new Key(
        context.stack(),
        "key",
        KeyProps.of(context.naming().hyphenated(""), "What the agent " + name + " keeps"));
  }
}
