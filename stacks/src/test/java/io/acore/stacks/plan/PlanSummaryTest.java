package io.acore.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Golden;
import io.acore.base.Json;
import io.acore.stacks.lock.Emitted;
import io.acore.stacks.lock.EmittedLock;
import io.acore.stacks.terraform.Event;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlanSummaryTest {
  private static final String CONFIGURATION =
      """
      {"resource": {
        "aws_s3_bucket": {"deployments": {}},
        "aws_iam_role": {"gateway_role": {}},
        "aws_sns_topic": {"shop": {}},
        "terraform_data": {
          "memory": {"triggers_replace": {"kind": "memory", "name": "notes", "parameter": "/acore/demo/dev/memory",
                     "region": "eu-west-1", "parents": ""}},
          "memory_create": {"triggers_replace": {"owner": "x"}},
          "memory_config": {"triggers_replace": {"create": "x"}},
          "gateway": {"triggers_replace": {"kind": "gateway", "name": "demo-gateway", "parameter": "/acore/demo/dev/gateway"}},
          "gateway_create": {}, "gateway_config": {},
          "runtime": {"triggers_replace": {"kind": "agent-runtime", "name": "demo", "parameter": "/acore/demo/dev/runtime"}},
          "runtime_create": {}, "runtime_config": {}}}}
      """;

  private final Catalogue catalogue =
      Catalogue.of(
          "demo-dev",
          Json.parse(CONFIGURATION),
          new EmittedLock(Map.of("demo-dev", Map.of("browser", new Emitted("browser", Map.of())))));

  @Test
  void whatTheBridgeMakesOfThreeResourcesIsOneThing() {
    PlanCollector collector = new PlanCollector(catalogue);
    // A new one, an update in place, one that is taken up again after its create failed, a rename,
    // and one that left acore.yaml.
    planned(collector, "create", "terraform_data.memory", "terraform_data.memory_create");
    planned(collector, "create", "terraform_data.memory_config");
    planned(collector, "read", "data.aws_ssm_parameter.memory");
    planned(collector, "replace", "terraform_data.runtime_config");
    collector.accept(new Event.Planned("terraform_data.gateway_create", "replace", "tainted"));
    planned(collector, "create", "terraform_data.gateway_config");
    planned(collector, "delete", "terraform_data.browser");
    planned(collector, "delete", "terraform_data.browser_create", "terraform_data.browser_config");
    collector.accept(new Event.Planned("aws_iam_role.gateway_role", "replace", "cannot_update"));
    planned(collector, "update", "aws_s3_bucket.deployments");
    planned(collector, "create", "aws_sns_topic.shop");
    collector.accept(new Event.Drifted("aws_s3_bucket.deployments", "update"));
    collector.accept(new Event.Drifted("aws_iam_role.gateway_role", "delete"));
    collector.accept(
        new Event.Outputs(
            Map.of(
                "memory_id", new Event.Output(Json.parse("null"), false, true),
                "agent_name", new Event.Output(Json.parse("\"demo\""), false, false))));
    PlanSummary summary = collector.summary("demo-dev");

    Golden.assertGolden("plan/plan.txt", summary.text());
    Golden.assertGolden("plan/plan.json", Json.pretty(summary.plain()));
    assertThat(summary.destroyed())
        .extracting(change -> change.item().words())
        .containsExactly("iam role `gateway_role`", "browser `browser`");
  }

  @Test
  void nothingToDoIsSaidSo() {
    assertThat(new PlanCollector(catalogue).summary("demo-dev").text())
        .isEqualTo("demo-dev\n  nothing to do\n");
  }

  @Test
  void aModuleIsItsAddressesAndTheUsersOwnAreNobodyElses() {
    assertThat(catalogue.addressesOf("runtime"))
        .contains(
            "terraform_data.memory", "terraform_data.runtime_config", "aws_s3_bucket.deployments")
        .doesNotContain("aws_sns_topic.shop", "terraform_data.gateway");
    assertThat(catalogue.modules()).containsExactly("foundation", "own", "runtime");
  }

  @Test
  void theRecordOfWhatLeftIsStillKnown() {
    assertThat(catalogue.bridged("/acore/demo/dev", "eu-west-1"))
        .contains(
            new Catalogue.Bridged("browser", "browser", "/acore/demo/dev/browser", "eu-west-1", ""),
            new Catalogue.Bridged("memory", "notes", "/acore/demo/dev/memory", "eu-west-1", ""));
  }

  private static void planned(PlanCollector collector, String action, String... addresses) {
    for (String address : addresses) {
      collector.accept(new Event.Planned(address, action, ""));
    }
  }
}
