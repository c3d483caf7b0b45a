package io.acore.constructs.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.Intent;
import io.acore.constructs.testing.Synth;
import io.acore.constructs.vpc.VpcPlacement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BrowserTest {
  @Test
  void makesARoleOnlyWhenItRecords() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              Role agent =
                  new Role(
                      stack,
                      "agent",
                      RoleProps.of("agent", Trust.agentCore(Expression.literal("eu-west-1"))));
              Browser plain =
                  new Browser(stack, "plain", BrowserProps.builder("demo_plain").build());
              plain.grantUse(agent);
              Browser.system(stack).grantUse(agent);
              new Browser(
                  stack,
                  "recorded",
                  BrowserProps.builder("demo_recorded")
                      .network(
                          BrowserNetwork.vpc(
                              new VpcPlacement(
                                  List.of(Expression.literal("subnet-0123abcd")),
                                  List.of(Expression.literal("sg-0123abcd")))))
                      .recording(
                          new BrowserRecording(
                              Expression.reference("aws_s3_bucket.r.bucket"), "sessions"))
                      .signed(true)
                      .build());
              BrowserProfile profile =
                  new BrowserProfile(stack, "profile", "demo_profile", Optional.of("Signed in"));
              profile.grantUse(agent);
            });
    assertThat(terraform.at("/locals/plain_input").has("executionRoleArn")).isFalse();
    assertThat(terraform.at("/locals/recorded_input/executionRoleArn").asText())
        .isEqualTo("${aws_iam_role.recorded_role.arn}");
    assertThat(Intent.resources(terraform, "s3:PutObject"))
        .singleElement()
        .asString()
        .endsWith(":s3:::${aws_s3_bucket.r.bucket}/sessions/*");
    Golden.assertGolden("browser/browsers.tf.json", Intent.of(terraform));
  }

  @Test
  void refusesAPrefixWithASlashAtItsEnd() {
    assertThatThrownBy(() -> new BrowserRecording(Expression.literal("bucket"), "sessions/"))
        .hasMessage("Recording prefix `sessions/` is not valid");
  }
}
