package io.acore.scaffold.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.acore.base.FileTrees;
import io.acore.base.UserError;
import io.acore.scaffold.project.MadeProject;
import io.acore.scaffold.project.NewProject;
import io.acore.scaffold.template.Templates;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AdoptionTest {
  @TempDir Path folder;

  @Test
  void bringsAFrameworkProjectOverWithItsCode() throws IOException {
    FileTrees.write(
        folder.resolve("terraform/terraform.tfvars"),
        """
        agent_name = "old-agent"
        region = "eu-west-1"
        owner = "team"
        runtime_source_path = "../code"
        enable_memory = false
        """);
    FileTrees.write(folder.resolve("code/runtime.py"), "print('mine')\n");
    FileTrees.write(folder.resolve("code/.env"), "KEY=secret\n");
    FileTrees.write(folder.resolve("code/venv/lib/x.py"), "");

    MadeProject made = make(Adoption.fromTfvars(folder.resolve("terraform/terraform.tfvars")));

    Config config = ConfigLoader.load(made.folder());
    assertThat(config.agentName()).isEqualTo("old-agent");
    assertThat(config.region()).isEqualTo("eu-west-1");
    assertThat(made.folder().resolve("agent-code/runtime.py")).hasContent("print('mine')");
    assertThat(made.files())
        .contains("acore.yaml", "Makefile")
        .doesNotContain("agent-code/.env", "agent-code/venv/lib/x.py", "agent-code/server.py");
    assertThat(made.notes()).isEmpty();
  }

  @Test
  void bringsAStarterToolkitProjectOver() throws IOException {
    FileTrees.write(
        folder.resolve(".bedrock_agentcore.yaml"),
        """
        default_agent: helper
        agents:
          helper:
            name: helper
            entrypoint: src/main.py
            source_path: src
            aws:
              execution_role_auto_create: true
              region: us-west-2
              network_configuration:
                network_mode: VPC
                network_mode_config:
                  subnets: [subnet-0123456789abcdef0]
                  security_groups: [sg-0123456789abcdef0]
              protocol_configuration: {server_protocol: MCP}
              lifecycle_configuration: {idle_runtime_session_timeout: 600, max_lifetime: null}
            bedrock_agentcore: {agent_id: helper-AbCdEf1234}
            memory: {mode: STM_AND_LTM, event_expiry_days: 45}
            authorizer_configuration:
              customJWTAuthorizer:
                discoveryUrl: https://login.example.com/.well-known/openid-configuration
                allowedClients: [web]
          other: {name: other, entrypoint: other.py}
        """);
    FileTrees.write(folder.resolve("src/main.py"), "print('mine')\n");

    MadeProject made = make(adopt(".bedrock_agentcore.yaml"));

    assertThat(made.folder().resolve("acore.yaml"))
        .content()
        .contains("agent_name: \"helper\"", "region: us-west-2", "enable_memory: true")
        .contains("event_expiry_days: 45", "user_preference", "entry_point", "main.py")
        .contains("protocol: MCP", "network_mode: VPC", "idle_timeout_seconds: 600")
        .contains("discovery_url: https://login.example.com/");
    ConfigLoader.load(made.folder());
    assertThat(made.folder().resolve("agent-code/main.py")).exists();
    assertThat(made.notes()).hasSize(1).first().asString().contains("acore deploy");
  }

  @Test
  void bringsAnAgentCoreCliProjectOver() throws IOException {
    FileTrees.write(
        folder.resolve("agentcore/agentcore.json"),
        """
        {"name": "Mine", "version": 1,
         "agents": [{"type": "AgentCoreRuntime", "name": "MyAgent", "build": "CodeZip", "entrypoint": "main.py:app",
           "codeLocation": "app/MyAgent/", "runtimeVersion": "PYTHON_3_13", "envVars": [{"name": "MODE", "value": "fast"}]}],
         "memories": [{"name": "M", "eventExpiryDuration": 30, "strategies": [{"type": "SEMANTIC"}, {"type": "SUMMARIZATION"}]}],
         "credentials": [{"type": "ApiKeyCredentialProvider", "name": "OpenAI"}]}
        """);
    FileTrees.write(
        folder.resolve("agentcore/aws-targets.json"),
        "[{\"name\": \"default\", \"region\": \"eu-central-1\"}]");
    FileTrees.write(folder.resolve("app/MyAgent/main.py"), "print('mine')\n");

    MadeProject made = make(adopt("agentcore/agentcore.json"));

    Config config = ConfigLoader.load(made.folder());
    assertThat(config.agentName()).isEqualTo("MyAgent");
    assertThat(config.region()).isEqualTo("eu-central-1");
    assertThat(made.folder().resolve("acore.yaml"))
        .content()
        .contains("MODE: fast", "type: summary", "3.13", "main.py");
    assertThat(made.folder().resolve("agent-code/main.py")).exists();
    assertThat(made.notes()).hasSize(1).first().asString().contains("`credentials`");
  }

  @Test
  void asksWhichOfSeveralAgents() throws IOException {
    FileTrees.write(
        folder.resolve(".bedrock_agentcore.yaml"),
        "agents: {a: {entrypoint: a.py}, b: {entrypoint: b.py}}\n");
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> adopt(".bedrock_agentcore.yaml"))
        .satisfies(error -> assertThat(error.fix()).contains("--agent"));
  }

  @Test
  void withoutCodeTheTemplatesTakesItsPlace() throws IOException {
    FileTrees.write(
        folder.resolve("agentcore.json"),
        "{\"agents\": [{\"name\": \"A\", \"codeLocation\": \"gone\"}]}");
    MadeProject made = make(adopt("agentcore.json"));
    assertThat(made.folder().resolve("agent-code/runtime.py")).exists();
    assertThat(made.notes()).anyMatch(note -> note.contains("`gone`"));
    ConfigLoader.load(made.folder());
  }

  private Adoption adopt(String file) {
    return Adoption.fromAgentCore(folder.resolve(file), Optional.empty());
  }

  private MadeProject make(Adoption adoption) {
    return new NewProject(
            folder.resolve("new-project"),
            Templates.agentProject(),
            Map.of(),
            Optional.of(adoption),
            Optional.empty(),
            Optional.empty())
        .make();
  }
}
