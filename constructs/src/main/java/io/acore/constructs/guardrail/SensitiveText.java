package io.acore.constructs.guardrail;

import io.acore.constructs.limit.Limit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Text that is blocked or masked: a kind of personal data, or a pattern. */
public sealed interface SensitiveText {

  /** What happens to it. */
  enum Action {
    BLOCK,
    ANONYMIZE
  }

  Map<String, Object> block();

  /**
   * A kind of personal data.
   *
   * @param type Bedrock's word for it, such as {@code EMAIL}
   */
  record Pii(String type, Action action) implements SensitiveText {
    private static final Limit TYPE =
        Limit.form(
            "kind of personal data",
            "[A-Z][A-Z0-9_]*",
            1,
            64,
            "upper-case letters and `_`",
            "EMAIL");

    public Pii {
      TYPE.check(type);
    }

    @Override
    public Map<String, Object> block() {
      return Map.of("type", type, "action", action.name());
    }
  }

  /**
   * A pattern of one's own.
   *
   * @param pattern a regular expression, at most 500 characters
   * @param description shown by the console; without it none
   */
  record Regex(String name, String pattern, Optional<String> description, Action action)
      implements SensitiveText {
    private static final Limit NAME = Limit.length("name of a pattern", 1, 100);
    private static final Limit PATTERN = Limit.length("pattern", 1, 500);

    public Regex {
      NAME.check(name);
      PATTERN.check(pattern);
    }

    @Override
    public Map<String, Object> block() {
      Map<String, Object> block = new LinkedHashMap<>();
      block.put("name", name);
      block.put("pattern", pattern);
      block.put("description", description);
      block.put("action", action.name());
      return block;
    }
  }
}
