package io.acore.stacks.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProviderMirrorsTest {
  @TempDir Path root;

  @Test
  void findsAFolderDirectlyUnderOpt() throws IOException {
    hold("opt/some-mirror", "hashicorp/aws", "5.100.0");
    ProviderMirrors mirrors = mirrors(Map.of());
    assertThat(mirrors.find()).containsExactly(root.resolve("opt/some-mirror"));
    assertThat(mirrors.versions("hashicorp/aws")).containsExactly("5.100.0");
  }

  @Test
  void theNamedMirrorWins() throws IOException {
    hold("opt/some-mirror", "hashicorp/aws", "5.100.0");
    hold("mine", "hashicorp/aws", "5.99.0");
    ProviderMirrors mirrors =
        mirrors(Map.of("ACORE_PROVIDER_MIRROR", root.resolve("mine").toString()));
    assertThat(mirrors.find()).startsWith(root.resolve("mine"));
  }

  @Test
  void sortsVersionsAsNumbers() throws IOException {
    hold("usr/share/terraform/plugins", "hashicorp/aws", "5.9.0");
    hold("usr/local/share/terraform/plugins", "hashicorp/aws", "5.100.0");
    assertThat(mirrors(Map.of()).versions("hashicorp/aws")).containsExactly("5.9.0", "5.100.0");
  }

  @Test
  void asksTheRegistryOnlyForWhatNoMirrorHolds() throws IOException {
    hold("opt/some mirror", "hashicorp/aws", "5.100.0");
    assertThat(mirrors(Map.of()).cliConfiguration())
        .contains("path    = \"" + root.resolve("opt/some mirror") + "\"")
        .contains("include = [\"registry.terraform.io/hashicorp/aws\"]")
        .contains("direct {\n    exclude = [\"registry.terraform.io/hashicorp/aws\"]");
    assertThat(mirrors(Map.of()).cliConfigurationWithRegistry()).contains("direct {}");
  }

  @Test
  void aMissingUserConfigurationIsNone() {
    assertThat(
            mirrors(Map.of("TF_CLI_CONFIG_FILE", root.resolve("nowhere").toString()))
                .userConfiguration())
        .isEmpty();
  }

  private ProviderMirrors mirrors(Map<String, String> variables) {
    return new ProviderMirrors(
        new Environment(variables, root, root.resolve("home"), Clock.systemUTC(), false), root);
  }

  private void hold(String folder, String provider, String version) throws IOException {
    Files.createDirectories(
        root.resolve(folder)
            .resolve("registry.terraform.io")
            .resolve(provider)
            .resolve(version)
            .resolve("linux_amd64"));
  }
}
