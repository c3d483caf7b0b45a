package io.acore.stacks.lint;

import io.acore.base.Golden;
import org.junit.jupiter.api.Test;

/** The page of rules is made from {@link Rule}. */
final class LintRulesPageTest {
  @Test
  void thePageIsThatOfTheRules() {
    StringBuilder page =
        new StringBuilder(
            """
            # What `acore lint` looks for

            Made from the rules themselves; `LintRulesPageTest` rewrites this page with `-Dgolden.update=true`. How to accept a finding: \
            [Run it in a pipeline](../guides/pipeline.md#what-is-looked-for).

            | rule | level | found | do |
            |---|---|---|---|
            """);
    for (Rule rule : Rule.values()) {
      page.append("| `")
          .append(rule.id())
          .append("` | ")
          .append(rule.level())
          .append(" | ")
          .append(rule.description())
          .append(" | ")
          .append(rule.fix())
          .append(" |\n");
    }
    Golden.assertGolden("../../../../../docs/reference/lint-rules.md", page.toString());
  }
}
