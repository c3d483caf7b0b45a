package io.acore.stacks.config;

import io.acore.base.Golden;
import org.junit.jupiter.api.Test;

/** New projects get the schema as a file, for editors. */
final class TemplateSchemaTest {
  @Test
  void theTemplateHasTheSchemaThatChecks() {
    Golden.assertGolden(
        "../../../../../templates/agent-project/template/acore.schema.json", ConfigSchema.render());
  }
}
