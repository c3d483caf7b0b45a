package io.acore.constructs.authorizer;

import io.acore.base.UserError;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.terraform.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets in callers with a token of one OpenID provider.
 *
 * <p>The service would also take an authorizer that checks the issuer alone, which lets in every
 * client of that provider. Here at least one of audience, clients, scopes and claims has to narrow
 * it.
 *
 * @param discoveryUrl the provider's {@code /.well-known/openid-configuration}
 * @param audiences the token's `aud` has to be one of these
 * @param clients the token's `client_id` has to be one of these
 * @param scopes the token has to carry these
 * @param claims further claims that have to match
 */
public record JwtAuthorizer(
    Expression discoveryUrl,
    List<Expression> audiences,
    List<Expression> clients,
    List<String> scopes,
    List<CustomClaim> claims) {
  private static final Limit DISCOVERY_URL =
      Limit.form(
          "discovery URL",
          "https://.+/\\.well-known/openid-configuration",
          1,
          2048,
          "an https address that ends in /.well-known/openid-configuration",
          "https://idp.example.com/.well-known/openid-configuration");
  private static final Limit SCOPE =
      Limit.form(
          "scope",
          "[\\x21\\x23-\\x5B\\x5D-\\x7E]+",
          1,
          255,
          "printable characters but no space, quote or backslash",
          "agents/invoke");

  public JwtAuthorizer {
    DISCOVERY_URL.check(discoveryUrl);
    audiences = List.copyOf(audiences);
    clients = List.copyOf(clients);
    scopes = SCOPE.check(scopes, 0, Integer.MAX_VALUE);
    claims = List.copyOf(claims);
    if (audiences.isEmpty() && clients.isEmpty() && scopes.isEmpty() && claims.isEmpty()) {
      throw new UserError(
          "The JWT authorizer lets in every client of `" + discoveryUrl + "`",
          "it names no audience, client, scope or claim that a token must have",
          "give at least one of them, for example the client id of your application");
    }
  }

  /** The API's {@code authorizerConfiguration}. */
  public Map<String, Object> input() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("discoveryUrl", discoveryUrl);
    putUnlessEmpty(members, "allowedAudience", audiences);
    putUnlessEmpty(members, "allowedClients", clients);
    putUnlessEmpty(members, "allowedScopes", scopes);
    putUnlessEmpty(members, "customClaims", claims.stream().map(CustomClaim::input).toList());
    return Map.of("customJWTAuthorizer", members);
  }

  private static void putUnlessEmpty(Map<String, Object> members, String name, List<?> values) {
    if (!values.isEmpty()) {
      members.put(name, values);
    }
  }
}
