package io.acore.stacks.agent;

import io.acore.constructs.bff.WebFirewall;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;

/**
 * The web front end's part so far: which runtime it calls, in which region it stands, and its
 * firewall. The front end itself is not built yet.
 */
final class BffModule {
  private BffModule() {}

  static void build(AgentContext context, RuntimeParts runtime) {
    Section root = context.config().root();
    if (!root.flag("enable_bff")) {
      return;
    }
    context
        .stack()
        .output(
            "bff_runtime_arn",
            root.optionalText("bff_agentcore_runtime_arn")
                .map(Expression::literal)
                .orElseGet(() -> runtime.runtime().orElseThrow().arn()));
    context.stack().output("bff_region", context.config().bffRegion());
    if (root.flag("enable_waf")) {
      WebFirewall firewall =
          new WebFirewall(
              context.stack(),
              "web_firewall",
              context.naming().hyphenated("web"),
              context.bffProvider());
      context.stack().output("web_firewall_arn", firewall.arn());
    }
  }
}
