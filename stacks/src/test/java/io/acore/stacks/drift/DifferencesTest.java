package io.acore.stacks.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.constructs.bridge.BridgeKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class DifferencesTest {
  @Test
  void defaultsThatTheServiceFillsInAreNoDifference() {
    assertThat(
            differences(
                BridgeKind.AGENT_RUNTIME,
                "{'agentRuntimeName':'a','roleArn':'r','environmentVariables':{'A':'1'},"
                    + "'networkConfiguration':{'networkMode':'PUBLIC'},'description':'@acore:0123'}",
                "{'agentRuntimeName':'a','roleArn':'r','environmentVariables':{'A':'1'},"
                    + "'networkConfiguration':{'networkMode':'PUBLIC','extra':{}},"
                    + "'lifecycleConfiguration':{'maxLifetime':28800},'description':'secret'}"))
        .isEmpty();
  }

  @Test
  void changedMembersAreNamedWithBothValues() {
    assertThat(
            differences(
                BridgeKind.AGENT_RUNTIME,
                "{'roleArn':'r','environmentVariables':{'A':'1'},'x':[1,2]}",
                "{'roleArn':'other','environmentVariables':{'A':'2'},'x':[2,1.0]}"))
        .containsExactly(
            "environmentVariables: {\"A\":\"2\"} instead of {\"A\":\"1\"}",
            "roleArn: \"other\" instead of \"r\"");
  }

  @Test
  void membersUnderAnotherNameAreFound() {
    assertThat(
            differences(
                BridgeKind.RUNTIME_ENDPOINT,
                "{'agentRuntimeVersion':'2'}",
                "{'targetVersion':'3','liveVersion':'3'}"))
        .containsExactly("agentRuntimeVersion: \"3\" instead of \"2\"");
    assertThat(
            differences(
                BridgeKind.ONLINE_EVALUATION,
                "{'enableOnCreate':true}",
                "{'executionStatus':'DISABLED'}"))
        .containsExactly("executionStatus: \"DISABLED\" instead of \"ENABLED\"");
    assertThat(differences(BridgeKind.HARNESS, "{'maxTokens':5}", "{'harness':{'maxTokens':6}}"))
        .containsExactly("maxTokens: 6 instead of 5");
  }

  @Test
  void documentsAreComparedByWhatTheySay() {
    assertThat(
            differences(
                BridgeKind.RESOURCE_POLICY,
                "{'resourceArn':'arn:x','policy':'{\"a\": [1]}'}",
                "{'policy':'{\"a\":[1]}'}"))
        .isEmpty();
    assertThat(
            differences(
                BridgeKind.RESOURCE_POLICY, "{'policy':'{\"a\":1}'}", "{'policy':'{\"a\":2}'}"))
        .hasSize(1);
  }

  @Test
  void strategiesAreFoundByName() {
    assertThat(
            differences(
                BridgeKind.MEMORY,
                "{'eventExpiryDuration':30,'memoryStrategies':["
                    + "{'semanticMemoryStrategy':{'name':'facts','description':'a'}},"
                    + "{'summaryMemoryStrategy':{'name':'gone'}}]}",
                "{'memory':{'eventExpiryDuration':30,'strategies':["
                    + "{'name':'facts','description':'b','strategyId':'1'},"
                    + "{'name':'new','strategyId':'2'}]}}"))
        .containsExactly(
            "memoryStrategies.facts.description: \"b\" instead of \"a\"",
            "memoryStrategies.gone: nothing instead of {\"name\":\"gone\"}",
            "memoryStrategies.new: {\"name\":\"new\",\"strategyId\":\"2\"} instead of nothing");
  }

  @Test
  void terraformsAnswerIsReadWhateverIsUnknown() {
    Wanted wanted =
        Wanted.read(
            """
            {
              "memory" = {
                "#" = (known after apply)
                "name" = "Im5vdGVzIg=="
                "roleArn" = (sensitive value)
              }
              "target" = {
                "#" = "YWJj"
                "size" = "NQ=="
              }
            }
            """);
    assertThat(wanted.of("memory")).containsOnlyKeys("name");
    assertThat(wanted.of("target")).containsEntry("size", Json.parse("5"));
    assertThat(wanted.hashes()).containsOnly(Map.entry("target", "abc"));
  }

  @Test
  void whoeverIsBuiltFromAMissingResourceFollowsIt() {
    JsonNode configuration =
        Json.parse(
            """
            {"locals": {"child_input": {"in": "${jsondecode(data.aws_ssm_parameter.top.insecure_value).id}"}},
             "data": {"aws_ssm_parameter": {"top": {"depends_on": ["terraform_data.top_create"]}}},
             "resource": {"terraform_data": {
                "top": {}, "top_create": {"triggers_replace": {"owner": "${terraform_data.top.id}"}},
                "child": {"triggers_replace": {"fixed": "${sha256(local.child_input)}"}},
                "other": {"depends_on": ["terraform_data.alone"]}, "alone": {}}}}
            """);
    assertThat(new References(configuration).dependents(List.of("terraform_data.top")))
        .containsExactly("terraform_data.child", "terraform_data.top", "terraform_data.top_create");
  }

  private static List<String> differences(BridgeKind kind, String wanted, String live) {
    Map<String, JsonNode> members = new TreeMap<>();
    json(wanted).properties().forEach(it -> members.put(it.getKey(), it.getValue()));
    return Differences.of(kind, members, json(live)).stream().map(Difference::text).toList();
  }

  // Written with ' for ", where a " inside is one that is escaped.
  private static JsonNode json(String text) {
    return Json.parse(text.replace("\"", "\\\"").replace('\'', '"'));
  }
}
