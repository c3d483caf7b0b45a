package io.acore.constructs.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.UserError;
import io.acore.constructs.bundle.ConfigurationBundle;
import io.acore.constructs.bundle.ConfigurationBundleProps;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.Synth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RegistryTest {
  @Test
  void holdsRecordsOfEveryKindBesideABundle() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              Registry registry =
                  new Registry(
                      stack,
                      "registry",
                      new RegistryProps("demo-dev", Optional.of("All"), Optional.empty(), true));
              record(registry, "mcp", new Descriptor.Mcp("{\"a\":\"${b}\"}", Optional.of("[]")));
              record(registry, "a2a", new Descriptor.A2a("{}"));
              record(registry, "skill", new Descriptor.AgentSkill("# Skill"));
              record(registry, "custom", new Descriptor.Custom("{}"));
              new ConfigurationBundle(
                  stack,
                  "bundle",
                  new ConfigurationBundleProps(
                      "demo_settings",
                      Map.of(
                          Expression.reference("local.runtime_arn"),
                          Map.of("greeting", "Hi ${name}", "limits", List.of(1, 2))),
                      Optional.empty(),
                      Optional.of("main"),
                      Optional.empty(),
                      List.of("null_resource.runtime_config")));
            });
    assertThat(terraform.at("/locals/bundle_input/components").fieldNames().next())
        .isEqualTo("${local.runtime_arn}");
    assertThat(terraform.at("/locals/registry_mcp_input/descriptors/mcp/server").toString())
        .contains("$${b}");
    Golden.assertGolden("registry/records.tf.json", Synth.golden(terraform));
  }

  @Test
  void refusesABundleOfNothing() {
    assertThatThrownBy(
            () ->
                new ConfigurationBundleProps(
                    "demo",
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of()))
        .isInstanceOf(UserError.class);
  }

  private static void record(Registry registry, String name, Descriptor descriptor) {
    new RegistryRecord(
        registry,
        name,
        registry,
        new RegistryRecordProps(name, descriptor, Optional.empty(), Optional.of("1.0")));
  }
}
