package io.acore.constructs.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.UserError;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.RolePolicies;
import io.acore.constructs.testing.Synth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BedrockModelTest {
  @ParameterizedTest
  @CsvSource({
    "anthropic.claude-sonnet-4-5-20250929-v1:0, us-east-1, us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "anthropic.claude-sonnet-4-5-20250929-v1:0, eu-west-1, eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "anthropic.claude-sonnet-4-5-20250929-v1:0, ap-northeast-1, jp.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "anthropic.claude-sonnet-4-20250514-v1:0, ap-southeast-1, apac.anthropic.claude-sonnet-4-20250514-v1:0",
    "anthropic.claude-haiku-4-5-20251001-v1:0, sa-east-1, global.anthropic.claude-haiku-4-5-20251001-v1:0",
    "us.anthropic.claude-sonnet-4-5-20250929-v1:0, eu-west-1, eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "amazon.nova-premier-v1:0, us-west-2, us.amazon.nova-premier-v1:0",
    "meta.llama3-3-70b-instruct-v1:0, us-east-1, us.meta.llama3-3-70b-instruct-v1:0",
    "meta.llama4-scout-17b-instruct-v1:0, us-east-1, us.meta.llama4-scout-17b-instruct-v1:0",
    "global.amazon.nova-premier-v1:0, us-east-1, us.amazon.nova-premier-v1:0",
  })
  void namesTheProfileToUse(String id, String region, String profile) {
    assertThatThrownBy(() -> new BedrockModel(id, region))
        .isInstanceOfSatisfying(
            UserError.class, error -> assertThat(error.fix()).isEqualTo("use `" + profile + "`"));
    assertThat(new BedrockModel(profile, region).id()).isEqualTo(profile);
  }

  @Test
  void namesAnotherRegionWhenTheModelIsNotOfferedNearby() {
    assertThatThrownBy(() -> new BedrockModel("meta.llama4-scout-17b-instruct-v1:0", "eu-west-1"))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> assertThat(error.fix()).contains("`bedrock_region`", "us-east-1", "`us.meta"));
  }

  @ParameterizedTest
  @CsvSource({
    "amazon.nova-lite-v1:0, us-east-1",
    "amazon.titan-embed-text-v2:0, eu-west-1",
    "anthropic.claude-3-haiku-20240307-v1:0, eu-west-1",
    "us.some-new.model-v9, us-east-1",
    "arn:aws:bedrock:us-east-1:999999999999:imported-model/abc, us-east-1",
  })
  void letsThroughWhatWorksOrWhatItDoesNotKnow(String id, String region) {
    assertThat(new BedrockModel(id, region).id()).isEqualTo(id);
  }

  @Test
  void guessesAMistypedProvider() {
    assertThatThrownBy(() -> new BedrockModel("antropic.claude-3-haiku", "us-east-1"))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> assertThat(error.fix()).contains("`anthropic.claude-3-haiku`"));
    assertThatThrownBy(() -> new BedrockModel("Claude 4", "us-east-1"))
        .isInstanceOf(UserError.class);
  }

  @Test
  void grantsAProfilesModelsThroughTheProfileAlone() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              Role role =
                  new Role(stack, "role", RoleProps.of("demo", Trust.service("ecs.amazonaws.com")));
              Account account = Account.of(stack);
              BedrockModel profile =
                  new BedrockModel("eu.anthropic.claude-haiku-4-5-20251001-v1:0", "eu-west-1");
              profile.grantInvoke(role, account);
              new BedrockModel("amazon.titan-embed-text-v2:0", "eu-west-1")
                  .grantInvoke(role, account);
              new ApplicationInferenceProfile(
                      stack, "profile", "demo-dev", profile, Optional.of("aws.bedrock"))
                  .grantInvoke(role);
              assertThat(profile.arn(account))
                  .isEqualTo(
                      account.arn(
                          "bedrock",
                          Expression.literal("eu-west-1"),
                          "inference-profile/" + profile.id()));
            });
    RolePolicies.assertNarrow(terraform);
    for (JsonNode statement : terraform.at("/locals/role_policy/Statement")) {
      if (statement.path("Resource").toString().contains("bedrock:*:")) {
        assertThat(statement.at("/Condition/ArnLike").has("bedrock:InferenceProfileArn")).isTrue();
      }
    }
    Golden.assertGolden("inference/grants.tf.json", Synth.golden(terraform));
  }
}
