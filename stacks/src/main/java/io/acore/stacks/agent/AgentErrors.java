package io.acore.stacks.agent;

import io.acore.base.Suggestions;
import io.acore.base.UserError;
import io.acore.constructs.identity.CredentialKind;
import io.acore.stacks.config.Section;
import java.util.Set;
import java.util.TreeSet;

/** What can be wrong in acore.yaml that only shows when its blocks meet. */
final class AgentErrors {
  private AgentErrors() {}

  static UserError noCredentialProvider(
      Section credential, String wanted, CredentialKind kind, Set<String> known) {
    String block = kind == CredentialKind.API_KEY ? "identity.api_keys" : "identity.oauth2";
    return credential.error(
        "provider",
        "there is no credential provider `" + wanted + "`",
        known.isEmpty()
            ? "`" + block + "` is empty"
            : "`" + block + "` has " + String.join(", ", new TreeSet<>(known)),
        Suggestions.nearest(wanted, known)
            .map(near -> "write `" + near + "`")
            .orElse("add it there, or give the ARN of an existing one"));
  }

  static UserError noOutput(Section state, String output) {
    return state.error(
        "output",
        "`" + output + "` is not the name of an output",
        "Terraform takes letters, digits, `_` and `-`, a letter or `_` first",
        "write the name as the other stack has it");
  }

  static UserError needsKey(Section state) {
    return state.error(
        "bucket",
        "the state in the bucket has no key",
        "Terraform finds a state in a bucket by its key",
        "add `key:` as the other stack's backend has it");
  }

  static UserError noTarget(Section section, Set<String> known) {
    String wanted = section.text("target");
    return section.error(
        "target",
        "there is no target `" + wanted + "`",
        known.isEmpty()
            ? "`mcp_targets` is empty"
            : "`mcp_targets` has " + String.join(", ", new TreeSet<>(known)),
        Suggestions.nearest(wanted, known)
            .map(near -> "write `" + near + "`")
            .orElse("add it there"));
  }
}
