package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.identity.ClientCredentials;
import io.acore.localcloud.identity.TokenFailure;
import io.acore.localcloud.identity.TokenVault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the gateway shows a target who it is. */
final class Credentials {
  private final TokenVault vault;
  private final ClientCredentials tokens;

  Credentials(TokenVault vault, ClientCredentials tokens) {
    this.vault = vault;
    this.tokens = tokens;
  }

  /** What goes along with a request: headers, and a part of the query (empty, or `name=value`). */
  record Shown(Map<String, String> headers, String query) {
    static Shown header(String name, String value) {
      return new Shown(Map.of(name, value), "");
    }
  }

  /**
   * For a request of a target.
   *
   * @param callerAuthorization what the caller of the gateway sent, for targets that want the same
   */
  Shown show(Target target, String region, String callerAuthorization) throws ToolFailure {
    JsonNode credential = target.credential();
    JsonNode provider = credential.path("credentialProvider");
    return switch (credential.path("credentialProviderType").asText()) {
      case "API_KEY" -> apiKey(provider.path("apiKeyCredentialProvider"), region);
      case "OAUTH" ->
          Shown.header(
              "Authorization", "Bearer " + token(provider.path("oauthCredentialProvider"), region));
      case "JWT_PASSTHROUGH" -> Shown.header("Authorization", callerAuthorization);
      case "GATEWAY_IAM_ROLE", "CALLER_IAM_CREDENTIALS" -> {
        JsonNode iam = provider.path("iamCredentialProvider");
        yield Shown.header(
            "Authorization",
            Outbound.signature(
                "gateway-role",
                iam.path("service").asText(service(target)),
                iam.path("region").asText(region)));
      }
      default -> new Shown(Map.of(), "");
    };
  }

  private static String service(Target target) {
    return target.configuration().has("apiGateway") ? "execute-api" : "bedrock-agentcore";
  }

  private Shown apiKey(JsonNode provider, String region) throws ToolFailure {
    String arn = provider.path("providerArn").asText();
    String key =
        vault
            .apiKey(region, arn)
            .orElseThrow(() -> new ToolFailure("The token vault has no API key of `" + arn + "`"));
    String prefix = provider.path("credentialPrefix").asText();
    String value = prefix.isEmpty() ? key : prefix + " " + key;
    boolean query = provider.path("credentialLocation").asText().equals("QUERY_PARAMETER");
    String name =
        provider.path("credentialParameterName").asText(query ? "api_key" : "Authorization");
    return query
        ? new Shown(Map.of(), encode(name) + "=" + encode(value))
        : Shown.header(name, value);
  }

  private String token(JsonNode provider, String region) throws ToolFailure {
    String arn = provider.path("providerArn").asText();
    String grant = provider.path("grantType").asText("CLIENT_CREDENTIALS");
    if (!grant.equals("CLIENT_CREDENTIALS")) {
      throw new ToolFailure("The local cloud has the grant CLIENT_CREDENTIALS, not " + grant);
    }
    JsonNode configuration =
        vault
            .oauth2(region, arn)
            .orElseThrow(() -> new ToolFailure("The token vault has no client of `" + arn + "`"));
    List<String> scopes = new ArrayList<>();
    provider.path("scopes").forEach(it -> scopes.add(it.asText()));
    Map<String, String> more = new TreeMap<>();
    provider
        .path("customParameters")
        .properties()
        .forEach(it -> more.put(it.getKey(), it.getValue().asText()));
    try {
      return tokens.token(configuration, scopes, more, false);
    } catch (TokenFailure e) {
      throw new ToolFailure("`" + arn + "` gives no token: " + e.getMessage(), e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
