package io.acore.stacks.config;

import io.acore.base.Golden;
import org.junit.jupiter.api.Test;

final class ReferencePageTest {
  @Test
  void thePageIsThatOfTheSchema() {
    Golden.assertGolden("../../../../../docs/reference/acore-yaml.md", ReferencePage.render());
  }
}
