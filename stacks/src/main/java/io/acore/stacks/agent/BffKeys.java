package io.acore.stacks.agent;

import io.acore.constructs.key.IKey;
import io.acore.constructs.key.Key;
import io.acore.constructs.key.KeyProps;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.util.Optional;

/**
 * What the front end encrypts with, in its own region.
 *
 * @param data encrypts tables, logs and variables; empty without {@code enable_kms}
 * @param tokens makes the keys that seal tokens; empty when a secret holds that key
 * @param tokenKey as the functions are told it
 */
record BffKeys(Optional<IKey> data, Optional<IKey> tokens, Expression tokenKey) {

  private static final String EDGE_REGION = "us-east-1";

  static BffKeys of(AgentContext context) {
    Section root = context.config().root();
    Section bff = root.section("bff");
    boolean all = root.flag("enable_kms");
    Optional<String> secret = bff.optionalText("token_key").map(Secrets::name);
    if (!all && secret.isPresent()) {
      return new BffKeys(Optional.empty(), Optional.empty(), Expression.literal(secret.get()));
    }
    IKey key = key(context);
    return new BffKeys(
        all ? Optional.of(key) : Optional.empty(),
        secret.isPresent() ? Optional.empty() : Optional.of(key),
        secret.map(Expression::literal).orElseGet(key::arn));
  }

  // A key works in one region, so the agent's serves only when that is the same.
  private static IKey key(AgentContext context) {
    boolean sameRegion = context.config().bffRegion().equals(context.config().agentcoreRegion());
    IKey key =
        (sameRegion ? Encryption.of(context) : Optional.<IKey>empty())
            .orElseGet(() -> ours(context));
    Expression region = Expression.literal(context.config().bffRegion());
    key.grantLogs(region, "/aws/apigateway/" + context.naming().hyphenated(""));
    key.grantLogs(region, "/aws/lambda/" + context.naming().hyphenated("web"));
    return key;
  }

  /** The key for what is kept beside the distribution; a key works in one region. */
  static Optional<IKey> edge(AgentContext context, BffKeys keys) {
    Expression region = Expression.literal(EDGE_REGION);
    Optional<IKey> key =
        context.config().bffRegion().equals(EDGE_REGION)
            ? keys.data()
            : keys.data()
                .map(
                    any ->
                        new Key(
                            context.stack(),
                            "bff_edge_key",
                            KeyProps.of(
                                    context.naming().hyphenated("web-edge"),
                                    "What the web firewall of "
                                        + context.naming().stack()
                                        + " writes down")
                                .in(AgentContext.EDGE_PROVIDER)));
    key.ifPresent(one -> one.grantLogs(region, "aws-waf-logs-" + context.naming().hyphenated("")));
    return key;
  }

  private static IKey ours(AgentContext context) {
    return new Key(
        context.stack(),
        "bff_key",
        KeyProps.of(
                context.naming().hyphenated("web"),
                "What the web front end of " + context.naming().stack() + " keeps")
            .in(context.bffProvider()));
  }
}
