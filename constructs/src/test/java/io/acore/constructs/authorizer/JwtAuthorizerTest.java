package io.acore.constructs.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.UserError;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JwtAuthorizerTest {
  private static final Expression URL =
      Expression.literal("https://idp.example.com/.well-known/openid-configuration");

  @Test
  void carriesOnlyWhatIsAskedFor() {
    JwtAuthorizer authorizer =
        new JwtAuthorizer(
            URL,
            List.of(),
            List.of(Expression.literal("web")),
            List.of(),
            List.of(new CustomClaim("tenant", CustomClaim.Match.EQUALS, List.of("acme"))));
    assertThat(authorizer.input())
        .extractingByKey("customJWTAuthorizer")
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("discoveryUrl", "allowedClients", "customClaims")
        .containsEntry(
            "customClaims",
            List.of(
                Map.of(
                    "inboundTokenClaimName",
                    "tenant",
                    "inboundTokenClaimValueType",
                    "STRING",
                    "authorizingClaimMatchValue",
                    Map.of(
                        "claimMatchValue",
                        Map.of("matchValueString", "acme"),
                        "claimMatchOperator",
                        "EQUALS"))));
  }

  @Test
  void refusesToLetEveryClientIn() {
    assertThatThrownBy(() -> new JwtAuthorizer(URL, List.of(), List.of(), List.of(), List.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("lets in every client");
  }

  @Test
  void refusesAnAddressThatIsNoDiscoveryDocument() {
    assertThatThrownBy(
            () ->
                new JwtAuthorizer(
                    Expression.literal("https://idp.example.com"),
                    List.of(Expression.literal("a")),
                    List.of(),
                    List.of(),
                    List.of()))
        .hasMessage("Discovery URL `https://idp.example.com` is not valid");
  }
}
