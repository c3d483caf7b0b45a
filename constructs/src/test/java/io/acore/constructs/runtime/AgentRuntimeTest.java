package io.acore.constructs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.Sha256;
import io.acore.base.UserError;
import io.acore.constructs.authorizer.JwtAuthorizer;
import io.acore.constructs.bucket.Bucket;
import io.acore.constructs.bucket.BucketProps;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.RolePolicies;
import io.acore.constructs.testing.Synth;
import io.acore.constructs.vpc.VpcPlacement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AgentRuntimeTest {
  private static final AgentCode IMAGE =
      AgentCode.container(Expression.literal("public.ecr.aws/demo/agent:1"));

  @Test
  void runsAZip() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              AgentRuntime runtime =
                  new AgentRuntime(
                      stack,
                      "runtime",
                      AgentRuntimeProps.of("demo_dev", zip(stack))
                          .protocol(Protocol.MCP)
                          .sessionStorage(Optional.of("/mnt/workspace"))
                          .requestHeaders(List.of("X-Tenant"))
                          .environment(
                              EnvironmentVariables.of(
                                  Map.of("MEMORY_ID", Expression.reference("local.memory")),
                                  Map.of("LEVEL", "a ${b}", "KEY", "${secret:weave}")))
                          .build());
              new RuntimeEndpoint(runtime, "live", runtime, EndpointProps.followingLatest("live"));
              new RuntimeEndpoint(runtime, "one", runtime, EndpointProps.pinned("one", "1"));
              Role caller =
                  new Role(
                      stack,
                      "caller",
                      RoleProps.of("caller", Trust.service("lambda.amazonaws.com")));
              runtime.grantInvokeForUser(caller);
            });
    RolePolicies.assertNarrow(terraform);
    assertThat(terraform.at("/locals/runtime_input/environmentVariables/LEVEL").asText())
        .isEqualTo("a $${b}");
    assertThat(terraform.at("/locals/runtime_input").toString()).doesNotContain("secret:weave");
    assertThat(terraform.at("/resource/null_resource/runtime_create/depends_on").toString())
        .contains("aws_iam_role_policy.runtime_role", "aws_s3_object.zip");
    Golden.assertGolden("runtime/zip.tf.json", Synth.golden(terraform));
  }

  @Test
  void runsAnImageThatTerraformSends() {
    JsonNode terraform =
        Synth.stack(
            stack ->
                new AgentRuntime(
                    stack,
                    "runtime",
                    AgentRuntimeProps.of(
                            "demo_dev",
                            new DeployedImage(
                                    stack,
                                    "image",
                                    "demo-dev",
                                    Optional.empty(),
                                    Sha256.of("manifest"),
                                    Expression.token("${path.module}/artifacts/layout"))
                                .code())
                        .build()));
    RolePolicies.assertNarrow(terraform);
    // The runtime's input names the step's trigger, so it waits until the image is there.
    assertThat(
            terraform
                .at(
                    "/locals/runtime_input/agentRuntimeArtifact/containerConfiguration/containerUri")
                .asText())
        .isEqualTo(
            "${null_resource.image.triggers.repository}@sha256:" + Sha256.of("manifest").hex());
    Golden.assertGolden("runtime/deployed-image.tf.json", Synth.golden(terraform));
  }

  @Test
  void runsAPrivateImageInAVpcForTokenHolders() {
    JsonNode terraform =
        Synth.stack(
            stack ->
                new AgentRuntime(
                    stack,
                    "runtime",
                    AgentRuntimeProps.of(
                            "demo_dev",
                            AgentCode.container(
                                Expression.literal(
                                    "999999999999.dkr.ecr.eu-west-1.amazonaws.com/team/agent:1")))
                        .protocol(Protocol.A2A)
                        .lifetimes(
                            Optional.of(new Lifetimes(Duration.ofMinutes(5), Duration.ofHours(1))))
                        .vpc(
                            Optional.of(
                                new VpcPlacement(
                                    List.of(Expression.literal("subnet-0a1b2c3d")),
                                    List.of(Expression.literal("sg-0a1b2c3d")))))
                        .authorizer(
                            Optional.of(
                                new JwtAuthorizer(
                                    Expression.literal(
                                        "https://idp.example.com/.well-known/openid-configuration"),
                                    List.of(),
                                    List.of(Expression.literal("web")),
                                    List.of(),
                                    List.of())))
                        .build()));
    RolePolicies.assertNarrow(terraform);
    assertThat(terraform.at("/locals/runtime_role_policy").toString())
        .contains(":ecr:eu-west-1:999999999999:repository/team/agent\"");
    assertThat(terraform.at("/locals/runtime_input/networkConfiguration/networkMode").asText())
        .isEqualTo("VPC");
    Golden.assertGolden("runtime/image.tf.json", Synth.golden(terraform));
  }

  @Test
  void refusesAHyphenInTheName() {
    assertThatThrownBy(() -> AgentRuntimeProps.of("my-agent", IMAGE).build())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("`my-agent`");
  }

  @Test
  void refusesAnImageOutsideEcr() {
    assertThatThrownBy(() -> AgentCode.container(Expression.literal("docker.io/x/y:1")))
        .isInstanceOf(UserError.class);
  }

  @Test
  void refusesASecretInsideALongerText() {
    assertThatThrownBy(
            () -> EnvironmentVariables.of(Map.of(), Map.of("AUTH", "Bearer ${env:TOKEN}")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("`AUTH`");
  }

  @Test
  void refusesAnIdleTimeLongerThanTheLife() {
    assertThatThrownBy(() -> new Lifetimes(Duration.ofHours(2), Duration.ofHours(1)))
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> new Lifetimes(Duration.ofSeconds(59), Duration.ofHours(1)))
        .isInstanceOf(UserError.class);
  }

  @Test
  void refusesAnEndpointWithTheServicesOwnName() {
    assertThatThrownBy(() -> EndpointProps.followingLatest("DEFAULT"))
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> EndpointProps.pinned("live", "0")).isInstanceOf(UserError.class);
  }

  @Test
  void takesAnExistingRuntimeByItsArn() {
    IAgentRuntime runtime = AgentRuntime.fromArn(Expression.reference("var.runtime_arn"));
    assertThat(runtime.id().toString()).isEqualTo("${reverse(split(\"/\", var.runtime_arn))[0]}");
    assertThat(runtime.metricInvocations().dimensions()).containsKey("Resource");
    assertThatThrownBy(() -> AgentRuntime.fromArn(Expression.literal("arn:aws:s3:::x")))
        .isInstanceOf(UserError.class);
  }

  private static AgentCode zip(AcoreStack stack) {
    Bucket bucket =
        new Bucket(
            stack, "deployments", BucketProps.named(Expression.literal("demo-deploy")).build());
    return new DeployedZip(
            stack,
            "zip",
            bucket,
            "deployments/demo/",
            Sha256.of("zip"),
            Expression.token("${path.module}/artifacts/x.zip"),
            Map.of("AgentName", "demo"))
        .code(LanguageRuntime.PYTHON_3_12, List.of("opentelemetry-instrument", "main.py"));
  }
}
