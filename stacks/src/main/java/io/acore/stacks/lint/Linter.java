package io.acore.stacks.lint;

import io.acore.base.ProcessRunner;
import io.acore.base.Suggestions;
import io.acore.base.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A linter of others; what it finds is joined into ours when it is on this machine. */
public enum Linter {
  CHECKOV(Checkov::look, "`pip install checkov`"),
  TFLINT(Tflint::look, "`brew install tflint`, or what github.com/terraform-linters/tflint says");

  private final Look look;
  private final String install;

  Linter(Look look, String install) {
    this.look = look;
    this.install = install;
  }

  /** The one of that name. */
  public static Linter of(String name) {
    return Arrays.stream(values())
        .filter(each -> each.program().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  /** Whose rule that is; none of ours. */
  static Linter whose(String rule) {
    return rule.startsWith("CKV") ? CHECKOV : TFLINT;
  }

  /** What is started. */
  public String program() {
    return name().toLowerCase(Locale.ROOT);
  }

  String install() {
    return install;
  }

  LinterResult look(List<Stack> stacks, ProcessRunner processes) {
    return look.at(stacks, processes);
  }

  private static UserError unknown(String name) {
    List<String> known = Arrays.stream(values()).map(Linter::program).toList();
    return new UserError(
        "there is no linter `" + name + "`",
        "acore knows " + String.join(" and ", known),
        Suggestions.didYouMean(name, known).orElse("name one of them"));
  }

  /** How one of them is asked. */
  private interface Look {
    LinterResult at(List<Stack> stacks, ProcessRunner processes);
  }
}
