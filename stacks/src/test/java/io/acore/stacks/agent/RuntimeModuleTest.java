package io.acore.stacks.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.UserError;
import io.acore.constructs.gateway.Gateway;
import io.acore.constructs.interpreter.CodeInterpreter;
import io.acore.constructs.policy.PolicyEngine;
import io.acore.constructs.role.Role;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.RolePolicies;
import io.acore.constructs.testing.Synth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RuntimeModuleTest {
  @TempDir private Path folder;
  private AgentSynth agent;

  @BeforeEach
  void writeFiles() throws IOException {
    agent = new AgentSynth(folder);
    Files.writeString(
        folder.resolve("permit.cedar"),
        "permit(principal, action, resource == AgentCore::Gateway::\"{{gateway_arn}}\");");
    Files.writeString(folder.resolve("judge.md"), "Is {assistant_turn} good?");
    Files.writeString(folder.resolve("server.json"), "{\"name\": \"demo\"}");
    Files.writeString(
        folder.resolve("callers.json"),
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
          "Principal": {"AWS": "arn:aws:iam::999999999999:role/caller"},
          "Action": "bedrock-agentcore:InvokeAgentRuntime", "Resource": "{{resource_arn}}"}]}
        """);
    Files.writeString(
        folder.resolve("more.json"),
        """
        {"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::x/*"}}
        """);
  }

  @Test
  void aSmallFileMakesARuntimeWithMemory() {
    JsonNode terraform = agent.synth(AgentSynth.SMALL, AgentModules::build);
    RolePolicies.assertNarrow(terraform);
    assertThat(terraform.at("/locals/runtime_role_policy").toString())
        .contains("/my-agent/*/my-agent/*");
    assertThat(terraform.at("/output").toString())
        .contains("runtime_arn", "runtime_id", "memory_id", "memory_bucket", "deployment_bucket");
    Golden.assertGolden("agent/small.tf.json", Synth.golden(terraform));
  }

  @Test
  void everythingAtOnce() {
    JsonNode terraform =
        agent.synth(
            EVERYTHING,
            context -> {
              Optional<PolicyEngine> engine = GovernanceModule.policyEngine(context);
              Surroundings surroundings =
                  new Surroundings(
                      Optional.of(
                          Gateway.fromId(
                              context.stack(),
                              Expression.literal("tools-0123456789"),
                              Role.fromArn(Expression.reference("var.role")))),
                      Optional.of(CodeInterpreter.system(context.stack())),
                      Optional.empty(),
                      List.of("null_resource.gateway_target_search_config"));
              RuntimeParts parts = RuntimeModule.build(context, surroundings);
              GovernanceModule.build(context, engine, surroundings, parts);
            });
    RolePolicies.assertNarrow(terraform);
    assertThat(terraform.get("locals").toString()).doesNotContain("secret:weave");
    assertThat(terraform.at("/locals/policy_reads_input/definition/cedar/statement").asText())
        .contains("gateway/tools-0123456789");
    Golden.assertGolden("agent/everything.tf.json", Synth.golden(terraform));
  }

  @Test
  void nothingIsMadeThatIsSwitchedOff() {
    JsonNode terraform =
        agent.synth(
            AgentSynth.SMALL
                + """
                enable_runtime: false
                enable_memory: false
                enable_gateway: false
                enable_code_interpreter: false
                """,
            AgentModules::build);
    assertThat(terraform.has("resource")).isFalse();
  }

  @Test
  void aModelThatNeedsAProfileIsAnErrorWithItsPlace() {
    assertThatThrownBy(
            () ->
                agent.synth(
                    AgentSynth.SMALL
                        + "runtime:\n  models: [anthropic.claude-sonnet-4-5-20250929-v1:0]\n",
                    AgentModules::build))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> {
              assertThat(error.what()).startsWith("acore.yaml:5:");
              assertThat(error.fix())
                  .isEqualTo("use `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`");
            });
  }

  @Test
  void aMistypedEvaluatorIsAnErrorWithItsPlace() {
    assertThatThrownBy(
            () ->
                agent.synth(
                    AgentSynth.SMALL
                        + "enable_evaluations: true\n"
                        + "evaluations:\n  online:\n    evaluators: [Builtin.Helpfulnes]\n",
                    AgentModules::build))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> assertThat(error.fix()).isEqualTo("did you mean `Builtin.Helpfulness`?"));
  }

  private static final String EVERYTHING =
      """
      agent_name: my-agent
      region: eu-west-1
      bedrock_region: us-east-1
      app_id: shop
      runtime_source_path: .
      enable_kms: true
      enable_policy_engine: true
      enable_evaluations: true
      enable_weave: true
      weave_project_name: team/agents
      packaging:
        python_version: "3.13"
      runtime:
        description: Answers ${things}
        entry_point: [opentelemetry-instrument, main.py]
        protocol: A2A
        network_mode: VPC
        vpc:
          subnets: [subnet-0a1b2c3d]
          security_groups: [sg-0a1b2c3d]
        authorizer:
          discovery_url: https://idp.example.com/.well-known/openid-configuration
          allowed_clients: [web]
        idle_timeout_seconds: 300
        environment_variables:
          WANDB_API_KEY: ${secret:weave}
          OTEL_EXPORTER_OTLP_HEADERS: ${secret:weave-headers}
          LEVEL: debug
        request_header_allowlist: [X-Tenant]
        session_storage_path: /mnt/work
        endpoints:
          live: {}
          first:
            version: 1
        models: [us.anthropic.claude-sonnet-4-5-20250929-v1:0, amazon.titan-embed-text-v2:0]
        inference_profiles:
          answers:
            model: us.anthropic.claude-haiku-4-5-20251001-v1:0
        policy_file: more.json
        resource_policy_file: callers.json
      memory:
        event_expiry_days: 60
        strategies:
          facts:
            type: semantic
            namespace: /facts/{actorId}
          orders:
            type: semantic
            extraction:
              append_to_prompt: Only orders
              model_id: eu.anthropic.claude-haiku-4-5-20251001-v1:0
      guardrails:
        safe:
          content_filters:
            - type: PROMPT_ATTACK
            - type: HATE
              output_strength: LOW
      policy:
        policies:
          reads:
            file: permit.cedar
          all:
            statement: forbid(principal, action, resource);
            validation_mode: IGNORE_ALL_FINDINGS
      evaluations:
        evaluators:
          good:
            llm_as_a_judge:
              instructions_file: judge.md
              model_id: eu.anthropic.claude-haiku-4-5-20251001-v1:0
              categorical:
                - label: good
                  definition: It helps
                - label: bad
                  definition: It does not
          exact:
            level: TOOL_CALL
            code_based:
              function_name: exact-judge
        online:
          evaluators: [good, exact, Builtin.Helpfulness]
          filters:
            - key: tier
              value: gold
      registry:
        records:
          demo:
            type: MCP
            file: server.json
      configuration_bundles:
        settings:
          components:
            runtime:
              greeting: Hi ${name}
      harness:
        helper:
          model: eu.anthropic.claude-haiku-4-5-20251001-v1:0
          system_prompt: Help
          use_gateway: true
          use_memory: true
          use_code_interpreter: true
      """;
}
