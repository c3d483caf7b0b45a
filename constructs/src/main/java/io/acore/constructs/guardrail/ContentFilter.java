package io.acore.constructs.guardrail;

import io.acore.base.UserError;
import java.util.Map;

/** One kind of harmful content, and how strictly it is kept out. */
public record ContentFilter(Kind kind, Strength input, Strength output) {

  /** Kinds of content. */
  public enum Kind {
    SEXUAL,
    VIOLENCE,
    HATE,
    INSULTS,
    MISCONDUCT,
    PROMPT_ATTACK
  }

  /** How strictly. */
  public enum Strength {
    NONE,
    LOW,
    MEDIUM,
    HIGH
  }

  public ContentFilter {
    if (kind == Kind.PROMPT_ATTACK && output != Strength.NONE) {
      throw new UserError(
          "The guardrail filters answers for `PROMPT_ATTACK`",
          "only questions can attack a prompt; Bedrock takes no other output strength than NONE",
          "set its output strength to NONE");
    }
  }

  Map<String, Object> block() {
    return Map.of(
        "type", kind.name(), "input_strength", input.name(), "output_strength", output.name());
  }
}
