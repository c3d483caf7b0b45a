package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.localcloud.policy.CedarEngine;
import io.acore.localcloud.policy.Decision;
import io.acore.localcloud.policy.PolicyText;
import io.acore.localcloud.policy.Subject;
import java.util.List;

/** The gateway's policy engine: what it denies is refused, or only noted. */
final class Guard {
  private final GatewayCatalog catalog;
  private final GatewayLog log;

  Guard(GatewayCatalog catalog, GatewayLog log) {
    this.catalog = catalog;
    this.log = log;
  }

  /** Cedar's native library is loaded by the first gateway that has policies, and by no other. */
  private static final class Cedar {
    static final CedarEngine ENGINE = new CedarEngine();
  }

  void check(Incoming incoming, OfferedTool tool, ObjectNode arguments) throws Refusal {
    Gateway gateway = incoming.gateway();
    if (gateway.policyEngine().isEmpty()) {
      return;
    }
    Decision decision =
        Cedar.ENGINE.decide(
            policies(gateway),
            subject(incoming),
            tool.name(),
            arguments,
            tool.tool().inputSchema());
    if (decision.allowed()) {
      return;
    }
    log.line(
        gateway.arn(),
        incoming.id(),
        gateway.enforces(),
        "Policy decision: DENY, mode: "
            + (gateway.enforces() ? "ENFORCE" : "LOG_ONLY")
            + ", principal: "
            + incoming.caller().type()
            + "::\""
            + incoming.caller().id()
            + "\", action: "
            + tool.name()
            + ", reason: "
            + decision.reason());
    if (gateway.enforces()) {
      throw Refusal.answer(
          Refusal.POLICY,
          "Tool Execution Denied: Tool call not allowed due to policy enforcement ["
              + decision.reason()
              + "]");
    }
  }

  /** The tools that the caller may call with some arguments. */
  List<OfferedTool> visible(Incoming incoming, List<OfferedTool> tools) {
    Gateway gateway = incoming.gateway();
    if (gateway.policyEngine().isEmpty() || !gateway.enforces()) {
      return tools;
    }
    List<PolicyText> policies = policies(gateway);
    Subject subject = subject(incoming);
    return tools.stream()
        .filter(tool -> Cedar.ENGINE.mayAllow(policies, subject, tool.name()))
        .toList();
  }

  private List<PolicyText> policies(Gateway gateway) {
    return gateway.policyEngine().stream()
        .flatMap(engine -> catalog.policies(engine).stream())
        .filter(Guard::counts)
        .map(
            it ->
                new PolicyText(
                    it.path("policyId").asText(),
                    it.path("definition").path("cedar").path("statement").asText()))
        .toList();
  }

  private static boolean counts(JsonNode policy) {
    String status = policy.path("status").asText();
    return (status.equals("ACTIVE") || status.equals("UPDATING"))
        && policy.path("definition").has("cedar");
  }

  private static Subject subject(Incoming incoming) {
    Principal caller = incoming.caller();
    return new Subject(caller.type(), caller.id(), caller.claims(), incoming.gateway().arn());
  }
}
