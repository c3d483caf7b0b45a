package io.acore.constructs.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.UserError;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.Intent;
import io.acore.constructs.testing.Synth;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdentityTest {
  private static final SecretReference SECRET = new SecretReference("${ssm:/demo/secret}");

  @Test
  void keepsSecretsOutOfWhatTerraformStores() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              Role agent =
                  new Role(
                      stack,
                      "agent",
                      RoleProps.of("agent", Trust.agentCore(Expression.literal("eu-west-1"))));
              new WorkloadIdentity(
                      stack, "workload", "demo.agent", List.of("https://app.example.com/done"))
                  .grantAccessTokens(agent);
              ICredentialProvider key =
                  new ApiKeyCredentialProvider(
                      stack, "crm", "demo-crm", new SecretReference("${env:CRM_KEY}"));
              key.grantFetch(stack, agent, Expression.literal("demo.agent"));
              new OAuth2CredentialProvider(
                  stack,
                  "google",
                  OAuth2CredentialProviderProps.builder(
                          "demo-google",
                          OAuth2Vendor.of("GoogleOauth2"),
                          Expression.literal("client"),
                          SECRET)
                      .build());
              new OAuth2CredentialProvider(
                  stack,
                  "okta",
                  OAuth2CredentialProviderProps.builder(
                          "demo-okta", OAuth2Vendor.OKTA, Expression.literal("client"), SECRET)
                      .issuer(Expression.literal("https://demo.okta.example"))
                      .build());
              new OAuth2CredentialProvider(
                  stack,
                  "own",
                  OAuth2CredentialProviderProps.builder(
                          "demo-own", OAuth2Vendor.CUSTOM, Expression.literal("client"), SECRET)
                      .discoveryUrl(
                          Expression.literal(
                              "https://idp.example.com/.well-known/openid-configuration"))
                      .build());
              new TokenVaultKey(stack, "vault", Expression.reference("aws_kms_key.k.arn"));
            });
    assertThat(terraform.at("/locals").toString()).doesNotContain("CRM_KEY", "/demo/secret");
    assertThat(terraform.at("/resource/null_resource/own_config").toString())
        .as("the script has the reference, and the input a placeholder for it")
        .contains("ACORE_INSERTS", "/demo/secret");
    assertThat(
            terraform
                .at("/locals/own_input/oauth2ProviderConfigInput/customOauth2ProviderConfig")
                .path("clientSecret")
                .asText())
        .startsWith("@acore:");
    assertThat(Intent.resources(terraform, "secretsmanager:GetSecretValue"))
        .containsExactly("${jsondecode(data.aws_ssm_parameter.crm.insecure_value).secret_arn}");
    Golden.assertGolden("identity/providers.tf.json", Intent.of(terraform));
  }

  @Test
  void refusesASecretInTheOpenWithoutRepeatingIt() {
    assertThatThrownBy(() -> new SecretReference("hunter2"))
        .isInstanceOfSatisfying(
            UserError.class, error -> assertThat(error.render()).doesNotContain("hunter2"));
  }

  @Test
  void suggestsTheVendorThatWasMeant() {
    assertThatThrownBy(() -> OAuth2Vendor.of("GogleOauth2"))
        .isInstanceOfSatisfying(
            UserError.class, error -> assertThat(error.fix()).isEqualTo("write `GoogleOauth2`"));
  }

  @Test
  void refusesACustomVendorWithoutAnAddress() {
    assertThatThrownBy(
            () ->
                OAuth2CredentialProviderProps.builder(
                        "own", OAuth2Vendor.CUSTOM, Expression.literal("client"), SECRET)
                    .build())
        .hasMessage("OAuth2 client `own` has no discovery URL");
  }

  @Test
  void refusesASettingThatTheVendorIgnores() {
    assertThatThrownBy(
            () ->
                OAuth2CredentialProviderProps.builder(
                        "own", OAuth2Vendor.GOOGLE, Expression.literal("client"), SECRET)
                    .tenantId("t")
                    .build())
        .hasMessageContaining("tenant id");
  }

  @Test
  void refusesAnArnOfSomethingElse() {
    assertThatThrownBy(
            () -> ApiKeyCredentialProvider.fromArn(Expression.literal("arn:aws:s3:::bucket")))
        .hasMessageStartingWith("Credential provider ARN");
  }
}
