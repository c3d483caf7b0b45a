package io.acore.constructs.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.UserError;
import io.acore.constructs.key.Key;
import io.acore.constructs.key.KeyProps;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.RolePolicies;
import io.acore.constructs.testing.Synth;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BucketTest {
  @Test
  void isPrivateAndEncrypted() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              Key key = new Key(stack, "key", KeyProps.of("demo", "The demo agent"));
              key.grantLogs(Expression.literal("eu-west-1"), "/aws/bedrock-agentcore/");
              Bucket memory =
                  new Bucket(
                      stack,
                      "memory",
                      BucketProps.named(Expression.literal("demo-memory"))
                          .key(Optional.of(key))
                          .versioned()
                          .expireOldVersionsDays(30)
                          .build());
              new Bucket(
                  stack,
                  "plain",
                  BucketProps.named(Expression.literal("demo-plain")).expireDays(7).build());
              Role role =
                  new Role(stack, "role", RoleProps.of("demo", Trust.service("ecs.amazonaws.com")));
              memory.grantReadWrite(role, "app/*/agent/");
            });
    RolePolicies.assertNarrow(terraform);
    JsonNode blocked = terraform.at("/resource/aws_s3_bucket_public_access_block");
    assertThat(blocked).hasSize(2);
    blocked.forEach(
        block -> assertThat(block.path("restrict_public_buckets").asBoolean()).isTrue());
    assertThat(terraform.at("/locals/plain_policy/Statement/0/Condition/Bool").toString())
        .contains("aws:SecureTransport");
    assertThat(
            terraform
                .at("/resource/aws_s3_bucket_server_side_encryption_configuration/plain")
                .toString())
        .contains("AES256");
    assertThat(terraform.at("/locals/role_policy").toString()).contains("/app/*/agent/*");
    Golden.assertGolden("bucket/private.tf.json", Synth.golden(terraform));
  }

  @Test
  void refusesABadName() {
    assertThatThrownBy(() -> BucketProps.named(Expression.literal("My_Bucket")).build())
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> KeyProps.of("aws/mine", "x")).isInstanceOf(UserError.class);
  }
}
