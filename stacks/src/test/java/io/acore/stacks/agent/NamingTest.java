package io.acore.stacks.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NamingTest {
  @Test
  void givesEachFamilyTheCharactersItTakes() {
    Naming naming = new Naming("my-agent", "dev");
    assertThat(naming.underscored("memory")).isEqualTo("my_agent_dev_memory");
    assertThat(naming.hyphenated("gateway")).isEqualTo("my-agent-dev-gateway");
  }

  @Test
  void startsWithALetterWhereAgentCoreAsksForOne() {
    assertThat(new Naming("9lives", "dev").underscored("")).isEqualTo("a9lives_dev");
  }

  @Test
  void keepsLongNamesApartWithinTheLimit() {
    Naming naming = new Naming("a".repeat(47), "production");
    String memory = naming.underscored("memory");
    String browser = naming.underscored("browser");
    assertThat(memory).hasSizeLessThanOrEqualTo(48).isNotEqualTo(browser);
    assertThat(naming.hyphenated("role", 64)).hasSizeLessThanOrEqualTo(64);
  }
}
