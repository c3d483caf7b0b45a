package io.acore.constructs.inference;

import static io.acore.constructs.inference.Geography.APAC;
import static io.acore.constructs.inference.Geography.AU;
import static io.acore.constructs.inference.Geography.EU;
import static io.acore.constructs.inference.Geography.GLOBAL;
import static io.acore.constructs.inference.Geography.JP;
import static io.acore.constructs.inference.Geography.US;
import static io.acore.constructs.inference.Geography.US_GOV;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Models that Bedrock serves through inference profiles alone.
 *
 * <p>A model that is missing here is let through: AWS adds models faster than we release, and an
 * error about a model that works would be worse than none. The first row that matches counts.
 */
final class ProfileOnlyModels {
  private record Row(Pattern model, List<Geography> geographies) {}

  private static final List<Row> ROWS =
      List.of(
          row("anthropic\\.claude-3-7-sonnet-.*", US, US_GOV, EU, APAC),
          row("anthropic\\.claude-opus-4(-1)?-2025.*", US),
          row("anthropic\\.claude-sonnet-4-2025.*", US, EU, APAC, GLOBAL),
          row("anthropic\\.claude-sonnet-4-5-.*", US, US_GOV, EU, JP, AU, GLOBAL),
          // Haiku 4.5, Opus 4.5 and whatever is newer.
          row("anthropic\\.claude-(opus|sonnet|haiku)-[4-9].*", US, EU, JP, AU, GLOBAL),
          row("amazon\\.nova-premier-.*", US),
          row("amazon\\.nova-2-.*", US, EU, JP, GLOBAL),
          row("meta\\.llama3-2-(11b|90b)-.*", US),
          row("meta\\.llama3-2-(1b|3b)-.*", US, EU),
          row("meta\\.llama3-3-.*", US),
          row("meta\\.llama4-.*", US),
          row("deepseek\\.r1-.*", US),
          row("mistral\\.pixtral-large-.*", US, EU),
          row("writer\\.palmyra-x[45]-.*", US));

  private ProfileOnlyModels() {}

  /** Where a model has profiles, when it can be reached in no other way. */
  static Optional<List<Geography>> geographies(String modelId) {
    return ROWS.stream()
        .filter(row -> row.model.matcher(modelId).matches())
        .map(Row::geographies)
        .findFirst();
  }

  private static Row row(String model, Geography... geographies) {
    return new Row(Pattern.compile(model), List.of(geographies));
  }
}
