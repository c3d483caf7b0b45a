package io.acore.localcloud.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.localcloud.operation.Handler;
import io.acore.localcloud.operation.OperationGroup;
import io.acore.localcloud.operation.Request;
import io.acore.localcloud.shape.AwsError;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The operations that give a workload its tokens and keys. */
public final class IdentityOperations implements OperationGroup {
  private static final int PARTS = 3;

  private final TokenVault vault;
  private final ClientCredentials credentials;
  private final WorkloadToken tokens;

  public IdentityOperations(TokenVault vault, ClientCredentials credentials, Clock clock) {
    this.vault = vault;
    this.credentials = credentials;
    this.tokens = new WorkloadToken(clock);
  }

  @Override
  public Map<String, Handler> handlers() {
    return Map.of(
        "GetWorkloadAccessToken", request -> workloadToken(request, ""),
        "GetWorkloadAccessTokenForUserId",
            request -> workloadToken(request, request.text("userId")),
        "GetWorkloadAccessTokenForJWT", request -> workloadToken(request, user(request)),
        "GetResourceApiKey", this::apiKey,
        "GetResourceOauth2Token", this::oauth2Token);
  }

  /** A token for a workload that is known to be there. */
  public String token(String workload, String user) {
    return tokens.issue(workload, user);
  }

  @Override
  public void close() {}

  private JsonNode workloadToken(Request request, String user) {
    String workload = request.text("workloadName");
    if (!vault.hasWorkload(request.region(), workload)) {
      throw new AwsError(
          "ResourceNotFoundException", "There is no workload identity `" + workload + "`");
    }
    return Json.tree(Map.of("workloadAccessToken", tokens.issue(workload, user)));
  }

  /** Read and not verified: the local cloud does not know whose keys should have signed it. */
  private static String user(Request request) {
    String[] parts = request.text("userToken").split("\\.", -1);
    try {
      if (parts.length == PARTS) {
        JsonNode claims =
            Json.parse(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        if (claims.path("exp").asLong(Long.MAX_VALUE) * 1000 < request.now() && claims.has("exp")) {
          throw new AwsError("UnauthorizedException", "The user's token has expired");
        }
        return claims.path("iss").asText() + " " + claims.path("sub").asText();
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new AwsError("ValidationException", "`userToken` is not a JSON Web Token");
    }
    throw new AwsError("ValidationException", "`userToken` is not a JSON Web Token");
  }

  private JsonNode apiKey(Request request) {
    authorize(request);
    String provider = request.text("resourceCredentialProviderName");
    String key =
        vault.apiKey(request.region(), provider).orElseThrow(() -> none("API key", provider));
    return Json.tree(Map.of("apiKey", key));
  }

  private JsonNode oauth2Token(Request request) {
    authorize(request);
    String name = request.text("resourceCredentialProviderName");
    JsonNode provider =
        vault.oauth2(request.region(), name).orElseThrow(() -> none("OAuth2", name));
    if (!request.text("oauth2Flow").equals("M2M")) {
      throw AwsError.invalid(
          "oauth2Flow", "The local cloud has the flow M2M alone: nobody is asked for a consent");
    }
    List<String> scopes = new ArrayList<>();
    request.input().path("scopes").forEach(it -> scopes.add(it.asText()));
    Map<String, String> more = new TreeMap<>();
    request
        .input()
        .path("customParameters")
        .properties()
        .forEach(it -> more.put(it.getKey(), it.getValue().asText()));
    try {
      boolean fresh = request.input().path("forceAuthentication").asBoolean();
      return Json.tree(Map.of("accessToken", credentials.token(provider, scopes, more, fresh)));
    } catch (TokenFailure e) {
      throw new AwsError("ValidationException", String.valueOf(e.getMessage()));
    }
  }

  private void authorize(Request request) {
    String workload =
        tokens
            .workload(request.text("workloadIdentityToken"))
            .orElseThrow(
                () ->
                    new AwsError(
                        "UnauthorizedException",
                        "The workload identity token is not one of this local cloud, or has ended"));
    if (!vault.hasWorkload(request.region(), workload)) {
      throw new AwsError(
          "UnauthorizedException", "The workload identity `" + workload + "` is gone");
    }
  }

  private static AwsError none(String kind, String name) {
    return new AwsError(
        "ResourceNotFoundException",
        "There is no " + kind + " credential provider `" + name + "` with its secret");
  }
}
