package io.acore.stacks.tfvars;

import java.util.Optional;

/** What to write instead of something that only Terraform can evaluate. */
final class Expressions {
  private Expressions() {}

  static Optional<String> first(Hcl value) {
    if (value instanceof Hcl.Expression expression) {
      return Optional.of(expression.written());
    }
    if (value instanceof Hcl.Items items) {
      return items.items().stream().flatMap(each -> first(each).stream()).findFirst();
    }
    if (value instanceof Hcl.Block block) {
      return block.entries().values().stream().flatMap(each -> first(each).stream()).findFirst();
    }
    return Optional.empty();
  }

  static String advice(String key, String written) {
    String shown = "`" + key + "` is `" + written + "`, which only Terraform can evaluate; ";
    if (key.equals("mcp_targets")) {
      return shown
          + "list the targets, each with `function:` (a Lambda of this project), `function_name:`"
          + " (an existing one) or `remote_state:` (another stack's output)";
    }
    if (written.startsWith("data.")) {
      return shown
          + "write the value, or name the resource where a key such as `function_name` does";
    }
    if (written.contains("var.environment") || written.contains("terraform.workspace")) {
      return shown + "write one value per environment under `environments:`";
    }
    if (written.startsWith("file(") || written.startsWith("<<")) {
      return shown + "write the text, or name the file where there is a key for one";
    }
    return shown + "write the value, or set it per run with `--set " + key + "=…`";
  }
}
