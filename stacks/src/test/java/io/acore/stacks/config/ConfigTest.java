package io.acore.stacks.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.Json;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigTest {
  private static final String SMALL =
      """
      agent_name: my-agent
      region: us-east-1
      runtime_source_path: .
      """;

  @TempDir private Path folder;

  @Test
  void fillsInEveryDefaultOfTheFramework() {
    Section root = load(SMALL).root();

    assertThat(root.text("environment")).isEqualTo("dev");
    assertThat(root.flag("enable_gateway")).isTrue();
    assertThat(root.flag("enable_browser")).isFalse();
    assertThat(root.text("code_interpreter_network_mode")).isEqualTo("SANDBOX");
    assertThat(root.text("lambda_architecture")).isEqualTo("arm64");
    assertThat(root.number("log_retention_days")).isEqualTo(30);
    assertThat(root.text("app_id")).isEqualTo("my-agent");
    assertThat(root.sections("mcp_targets")).isEmpty();
    assertThat(root.has("bff_agentcore_runtime_arn")).isTrue();
    assertThat(root.optionalText("bff_agentcore_runtime_arn")).isEmpty();
  }

  @Test
  void aCharacterOfTwoUnitsMayStandAnywhere() {
    for (int length = 1000; length < 1030; length++) {
      String filler = "# " + "x".repeat(length - SMALL.length()) + "\uD83D\uDE00\n";
      assertThat(load(SMALL + filler).root().text("agent_name")).isEqualTo("my-agent");
    }
  }

  @Test
  void regionsFollowOneAnother() {
    Config config =
        load(
            """
            agent_name: my-agent
            region: us-east-1
            runtime_source_path: .
            agentcore_region: eu-west-1
            bedrock_region: ""
            """);

    assertThat(config.agentcoreRegion()).isEqualTo("eu-west-1");
    assertThat(config.bedrockRegion()).isEqualTo("eu-west-1");
    assertThat(config.bffRegion()).isEqualTo("eu-west-1");
    assertThat(load(SMALL).bffRegion()).isEqualTo("us-east-1");
  }

  @Test
  void anEnvironmentMergesBlocksAndReplacesLists() {
    String text =
        SMALL
            + """
            tags: {Project: research, Team: a}
            runtime:
              entry_point: [main.py]
              environment_variables: {LEVEL: info, MODE: fast}
            environments:
              prod:
                region: eu-west-1
                tags: {Team: b}
                runtime:
                  entry_point: [prod.py, --fast]
                  environment_variables: {LEVEL: warn}
            """;

    Config prod = load(text, "prod");

    assertThat(prod.region()).isEqualTo("eu-west-1");
    assertThat(prod.root().section("runtime").texts("entry_point"))
        .containsExactly("prod.py", "--fast");
    assertThat(prod.root().section("runtime").map("environment_variables"))
        .containsExactly(Map.entry("LEVEL", "warn"), Map.entry("MODE", "fast"));
    assertThat(prod.tags()).containsEntry("Team", "b").containsEntry("Project", "research");
    assertThat(load(text).region()).isEqualTo("us-east-1");
  }

  @Test
  void localIsThereWithoutBeingWritten() {
    Config local = load(SMALL, "local");

    assertThat(local.root().section("bridge").text("resource")).isEqualTo("terraform_data");
    assertThat(local.root().section("backend").text("type")).isEqualTo("local");
    assertThat(load(SMALL).root().section("bridge").text("resource")).isEqualTo("null_resource");
  }

  @Test
  void theCommandLineHasTheLastWord() {
    Config config =
        load(
            SMALL,
            "local",
            "bridge.resource=null_resource",
            "log_retention_days=7",
            "owner=12",
            "runtime.models=[us.amazon.nova-lite-v1:0]",
            "tags.\"cost.center\"=42");

    assertThat(config.root().section("bridge").text("resource")).isEqualTo("null_resource");
    assertThat(config.root().number("log_retention_days")).isEqualTo(7);
    assertThat(config.root().text("owner")).isEqualTo("12");
    assertThat(config.root().section("runtime").texts("models"))
        .containsExactly("us.amazon.nova-lite-v1:0");
    assertThat(config.tags()).containsEntry("cost.center", "42");
  }

  @Test
  void tagsNameTheAgentAndItsTenancy() {
    assertThat(load(SMALL + "owner: team-a\n").tags())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "AppID", "my-agent",
                "AgentName", "my-agent",
                "Environment", "dev",
                "Owner", "team-a",
                "ManagedBy", "acore"));
  }

  @Test
  void equalConfigurationsHaveEqualCanonicalForms() {
    String other =
        """
        # the same, otherwise written
        region: "us-east-1"
        runtime_source_path: '.'
        enable_gateway: true
        agent_name: my-agent
        """;

    assertThat(load(other).canonical()).isEqualTo(load(SMALL).canonical());
    assertThat(load(SMALL, "local").canonical()).isNotEqualTo(load(SMALL).canonical());
  }

  @Test
  void theCanonicalFormIsPlainSortedJson() {
    Config config =
        load(
            SMALL
                + "runtime: {description: \"q\\\"b\\\\ n\\n t\\t \u00e9 \\u0001\"}\ntags: {b: '', a: x}\n");

    assertThat(config.canonical()).isEqualTo(Json.compact(Json.parse(config.canonical())));
    assertThat(config.canonical()).contains("\"tags\":{\"a\":\"x\",\"b\":\"\"}");
  }

  @Test
  void aSectionThatNobodyWroteHasItsDefaults() {
    Section root = load(SMALL).root();

    assertThat(root.has("registry")).isFalse();
    assertThat(root.section("registry").text("authorizer_type")).isEqualTo("AWS_IAM");
    assertThat(root.section("observability").optionalSection("alarms")).isEmpty();
    assertThat(root.section("evaluations").section("online").decimal("sampling_percentage"))
        .isEqualTo(10);
  }

  @Test
  void errorsAboutAKeySayWhereItStands() {
    Section root = load(SMALL + "policy:\n  policies:\n    a: {file: none.cedar}\n").root();
    Section policy = root.section("policy").entries("policies").values().iterator().next();

    assertThatThrownBy(() -> policy.file("file"))
        .isInstanceOf(UserError.class)
        .hasMessage("acore.yaml:6:15: there is no `none.cedar`");
  }

  @Test
  void askingForAKeyThatTheSchemaLacksIsABug() {
    Section root = load(SMALL).root();

    assertThatThrownBy(() -> root.text("agentname")).isInstanceOf(IllegalStateException.class);
  }

  private Config load(String text) {
    return load(text, "");
  }

  private Config load(String text, String environment, String... sets) {
    try {
      Files.writeString(folder.resolve("acore.yaml"), text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return ConfigLoader.load(folder, environment, List.of(sets));
  }
}
