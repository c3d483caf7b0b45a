package io.acore.constructs.guardrail;

import io.acore.constructs.limit.Limit;
import java.util.List;
import java.util.Map;

/** A topic that is not talked about. */
public record DeniedTopic(String name, String definition, List<String> examples) {
  private static final Limit NAME =
      Limit.form(
          "topic name", "[0-9a-zA-Z-_ !?.]+", 1, 100, "letters, digits and ` -_!?.`", "Medicine");
  private static final Limit DEFINITION = Limit.length("topic definition", 1, 200);
  private static final Limit EXAMPLE = Limit.length("topic example", 1, 100);

  public DeniedTopic {
    NAME.check(name);
    DEFINITION.check(definition);
    examples = EXAMPLE.check(examples, 0, 5);
  }

  Map<String, Object> block() {
    return Map.of("name", name, "definition", definition, "examples", examples, "type", "DENY");
  }
}
