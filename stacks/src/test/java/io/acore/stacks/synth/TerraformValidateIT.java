package io.acore.stacks.synth;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.SystemProcessRunner;
import io.acore.stacks.engine.Engine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real Terraform and the real provider look at what synth writes. */
final class TerraformValidateIT {
  private static final String BASE =
      """
      agent_name: demo
      region: eu-west-1
      runtime_source_path: agent-code
      bridge:
        resource: terraform_data
      bff:
        issuers:
          - id: corp
            issuer: https://login.example.com
            client_id: agent
            client_secret: ${secret:bff-client}
            tenants: {acme: acme}
      """;

  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-hello-world",
        "2-gateway-tool",
        "3-deepresearch",
        "5-integrated",
        "mcp-servers"
      })
  void acceptsEveryExample(String example) {
    validate(Project.example(example, scratch), "bridge.resource=terraform_data");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "enable_gateway=false enable_code_interpreter=false enable_runtime=false enable_memory=false",
        "enable_browser=true enable_kms=true code_interpreter_network_mode=PUBLIC",
        "enable_policy_engine=true enable_evaluations=true",
        "bedrock_region=us-east-1 bff_region=eu-central-1 agentcore_region=us-west-2",
        "enable_weave=true weave_project_name=traces log_retention_days=7",
        "observability.xray_transaction_search=true observability.alarms={} lambda_architecture=x86_64",
        "enable_runtime=false enable_browser=true enable_memory=true",
        "enable_bff=true enable_waf=true enable_kms=true bff_region=us-west-2 bff.audit_archive={}"
            + " access_log_buckets={'us-west-2':'logs-us','eu-west-1':'logs-eu'}"
            + " bff.function.vpc={'subnets':['subnet-0a1b2c3d'],'security_groups':['sg-0a1b2c3d']}"
            + " observability.alarms={} bff.countries=[DE] bff.function.concurrency={'proxy':50}"
            + " bff.domain={'name':'agent.example.com','certificate_arn':"
            + "'arn:aws:acm:us-east-1:210987654321:certificate/0a1b2c3d'}",
        "enable_bff=true enable_memory=false bff_region=eu-central-1 bff.token_key=${secret:token-key}"
            + " bff.access_log=false bff.function.snap_start=false bff.function.tracing=false"
      })
  void acceptsEveryMixOfSwitches(String switches) {
    validate(Project.of(BASE, scratch), switches.split(" "));
  }

  private void validate(Project project, String... sets) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("ACORE_CACHE_DIR", scratch.resolve("cache").toString());
    Environment environment =
        new Environment(variables, scratch, scratch, Clock.systemUTC(), false);
    Engine engine =
        Engine.find(Optional.of("terraform"), new SystemProcessRunner(environment), environment);
    Path stack = project.synth("dev", sets).stacks().get(0).folder();
    engine.init(stack, false);
    assertThat(engine.validate(stack)).isEmpty();
  }
}
