package io.acore.stacks.agent;

import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The block {@code remote_state:}, an output of another Terraform stack. */
final class RemoteState {
  private static final Pattern OUTPUT = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  private RemoteState() {}

  static Expression output(AgentContext context, String name, Section state) {
    String output = state.text("output");
    if (!OUTPUT.matcher(output).matches()) {
      throw AgentErrors.noOutput(state, output);
    }
    String address = Address.of(List.of("gateway_target", name));
    context
        .stack()
        .block(
            Block.DATA,
            "terraform_remote_state",
            address,
            state.has("path") ? local(context, state) : bucket(context, state));
    return Expression.reference("data.terraform_remote_state." + address + ".outputs." + output);
  }

  // From the stack's folder, cdktf.out/stacks/<stack>, back to the project: the same on every
  // machine, where an absolute path would not be.
  private static Map<String, Object> local(AgentContext context, Section state) {
    String fromProject =
        context.config().folder().relativize(state.file("path")).toString().replace('\\', '/');
    Expression path = Expression.token("${path.module}/../../../").plus(fromProject);
    return Map.of("backend", "local", "config", Map.of("path", path));
  }

  private static Map<String, Object> bucket(AgentContext context, Section state) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("bucket", state.text("bucket"));
    config.put("key", state.optionalText("key").orElseThrow(() -> AgentErrors.needsKey(state)));
    config.put("region", state.optionalText("region").orElse(context.config().region()));
    return Map.of("backend", "s3", "config", config);
  }
}
