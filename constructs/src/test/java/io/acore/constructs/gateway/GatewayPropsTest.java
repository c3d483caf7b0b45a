package io.acore.constructs.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.UserError;
import io.acore.constructs.identity.ApiKeyCredentialProvider;
import io.acore.constructs.terraform.Expression;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GatewayPropsTest {
  private static final TargetConfiguration PARTNER =
      TargetConfiguration.mcpServer(Expression.literal("https://mcp.example.com"));

  @Test
  void refusesANameWithAnUnderscore() {
    assertThatThrownBy(() -> gateway("my_gateway").build())
        .isInstanceOf(UserError.class)
        .hasMessage("Gateway name `my_gateway` is not valid");
  }

  @Test
  void refusesALongDescription() {
    assertThatThrownBy(() -> gateway("demo").description("x".repeat(201)).build())
        .hasMessageStartingWith("Description");
  }

  @Test
  void refusesASessionThatIsTooShort() {
    assertThatThrownBy(() -> gateway("demo").sessionTimeout(Duration.ofMinutes(1)).build())
        .hasMessage("Gateway session timeout in seconds `60` is out of range");
  }

  @Test
  void refusesAKeyAlias() {
    assertThatThrownBy(() -> gateway("demo").kmsKeyArn(Expression.literal("alias/mine")).build())
        .hasMessage("KMS key ARN `alias/mine` is not valid");
  }

  @Test
  void refusesAnInterceptorThatNeverRuns() {
    assertThatThrownBy(
            () ->
                new Interceptor(
                    new io.acore.constructs.function.ExistingFunction(Expression.reference("x")),
                    Set.of(),
                    false))
        .hasMessage("An interceptor is called at no point");
  }

  @Test
  void refusesAPlainHttpServer() {
    assertThatThrownBy(
            () -> TargetConfiguration.mcpServer(Expression.literal("http://mcp.example.com")))
        .hasMessage("Address `http://mcp.example.com` is not valid");
  }

  @Test
  void refusesAnOpenApiTargetWithoutACredential() {
    assertThatThrownBy(
            () ->
                GatewayTargetProps.builder(
                        "orders", TargetConfiguration.openApi(ApiSchema.inline("{}")))
                    .build())
        .hasMessage("Target `orders` has no credential");
  }

  @Test
  void refusesACredentialThatTheTargetDoesNotTake() {
    var key = ApiKeyCredentialProvider.fromArn(Expression.reference("local.arn"));
    assertThatThrownBy(
            () ->
                GatewayTargetProps.builder("partner", PARTNER)
                    .credential(TargetCredential.apiKey(key))
                    .build())
        .hasMessage("Target `partner` does not take this credential");
  }

  @Test
  void refusesAKeyWhereAClientIsNeeded() {
    var key = ApiKeyCredentialProvider.fromArn(Expression.reference("local.arn"));
    assertThatThrownBy(() -> TargetCredential.oauth(key, List.of()))
        .hasMessageContaining("is of the wrong kind");
  }

  @Test
  void refusesSharesThatAreNotTheWhole() {
    assertThatThrownBy(
            () ->
                RuleAction.split(
                    List.of(
                        new RuleAction.Share("old", "a", 50),
                        new RuleAction.Share("new", "b", 40))))
        .hasMessageContaining("90");
  }

  @Test
  void refusesARuleThatDoesNothing() {
    assertThatThrownBy(() -> new GatewayRuleProps(1, List.of(), List.of(), Optional.empty()))
        .hasMessageStartingWith("There are 0 values");
  }

  private static GatewayProps.Builder gateway(String name) {
    return GatewayProps.builder(name, GatewayAuthorizer.awsIam());
  }
}
