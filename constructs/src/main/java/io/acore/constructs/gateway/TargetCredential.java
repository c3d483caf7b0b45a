package io.acore.constructs.gateway;

import io.acore.base.UserError;
import io.acore.constructs.identity.CredentialKind;
import io.acore.constructs.identity.ICredentialProvider;
import io.acore.constructs.limit.Limit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a gateway shows to a target. */
public sealed interface TargetCredential {
  /** One entry of the API's {@code credentialProviderConfigurations}. */
  Map<String, Object> input();

  /** The credential in the vault that the gateway's role must be able to fetch. */
  default Optional<ICredentialProvider> provider() {
    return Optional.empty();
  }

  /** The gateway's own role. */
  static TargetCredential gatewayRole() {
    return new GatewayRole(Optional.empty(), Optional.empty());
  }

  /** The gateway's own role, as a signature for a service: MCP servers and APIs behind IAM. */
  static TargetCredential signedFor(String service) {
    return new GatewayRole(Optional.of(service), Optional.empty());
  }

  /** As {@link #signedFor(String)}, for a service in another region. */
  static TargetCredential signedFor(String service, String region) {
    return new GatewayRole(Optional.of(service), Optional.of(region));
  }

  /** The token that the caller came with, unchanged; the target has to trust its issuer. */
  static TargetCredential callersToken() {
    return new CallersToken();
  }

  /** The key in an `Authorization` header. */
  static TargetCredential apiKey(ICredentialProvider provider) {
    return new ApiKey(provider, ApiKey.Location.HEADER, Optional.empty(), Optional.empty());
  }

  /** A token that the gateway fetches for itself. */
  static TargetCredential oauth(ICredentialProvider provider, List<String> scopes) {
    return new OAuth(provider, scopes, OAuth.Grant.CLIENT_CREDENTIALS, Map.of(), Optional.empty());
  }

  /** See {@link TargetCredential#gatewayRole()} and {@link TargetCredential#signedFor(String)}. */
  record GatewayRole(Optional<String> service, Optional<String> region)
      implements TargetCredential {
    private static final Limit SERVICE =
        Limit.form(
            "signing service", "[a-zA-Z0-9._-]+", 1, 64, "a service's signing name", "execute-api");
    private static final Limit REGION =
        Limit.form("signing region", "[a-zA-Z0-9-]+", 1, 32, "a region", "eu-west-1");

    public GatewayRole {
      service.ifPresent(SERVICE::check);
      region.ifPresent(REGION::check);
    }

    @Override
    public Map<String, Object> input() {
      Map<String, Object> input = new LinkedHashMap<>();
      input.put("credentialProviderType", "GATEWAY_IAM_ROLE");
      service.ifPresent(
          name -> {
            Map<String, Object> iam = new LinkedHashMap<>();
            iam.put("service", name);
            iam.put("region", region);
            input.put("credentialProvider", Map.of("iamCredentialProvider", iam));
          });
      return input;
    }
  }

  /** See {@link TargetCredential#callersToken()}. */
  record CallersToken() implements TargetCredential {
    @Override
    public Map<String, Object> input() {
      return Map.of("credentialProviderType", "JWT_PASSTHROUGH");
    }
  }

  /**
   * An API key.
   *
   * @param key from the vault
   * @param location where it goes
   * @param parameter the header or query parameter; without it `Authorization`
   * @param prefix in front of the key, such as `Bearer`; without it none
   */
  record ApiKey(
      ICredentialProvider key,
      Location location,
      Optional<String> parameter,
      Optional<String> prefix)
      implements TargetCredential {
    /** Where in a request the key goes. */
    public enum Location {
      HEADER,
      QUERY_PARAMETER
    }

    public ApiKey {
      mustBe(CredentialKind.API_KEY, key);
      parameter.ifPresent(Limit.length("API key parameter", 1, 64)::check);
      prefix.ifPresent(Limit.length("API key prefix", 1, 64)::check);
    }

    @Override
    public Map<String, Object> input() {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("providerArn", key.arn());
      members.put("credentialLocation", location.name());
      members.put("credentialParameterName", parameter);
      members.put("credentialPrefix", prefix);
      return Map.of(
          "credentialProviderType",
          "API_KEY",
          "credentialProvider",
          Map.of("apiKeyCredentialProvider", members));
    }

    @Override
    public Optional<ICredentialProvider> provider() {
      return Optional.of(key);
    }
  }

  /**
   * An OAuth2 token.
   *
   * @param client from the vault
   * @param scopes 100 at most
   * @param grant how the gateway comes by it
   * @param parameters further parameters of the token request, 10 at most
   * @param returnUrl where users come back to after consent; only for authorization codes
   */
  record OAuth(
      ICredentialProvider client,
      List<String> scopes,
      Grant grant,
      Map<String, String> parameters,
      Optional<String> returnUrl)
      implements TargetCredential {
    /** How a gateway comes by a token. */
    public enum Grant {
      /** As itself. */
      CLIENT_CREDENTIALS,
      /** By asking the user. */
      AUTHORIZATION_CODE,
      /** In exchange for the caller's. */
      TOKEN_EXCHANGE
    }

    public OAuth {
      mustBe(CredentialKind.OAUTH2, client);
      scopes = Limit.length("scope", 1, 64).check(scopes, 0, 100);
      parameters = Map.copyOf(parameters);
      Limit.count("token request parameters", List.copyOf(parameters.keySet()), 0, 10);
      parameters.keySet().forEach(Limit.length("token request parameter", 1, 256)::check);
      parameters.values().forEach(Limit.length("token request parameter value", 1, 2048)::check);
      returnUrl.ifPresent(
          Limit.form("return URL", "\\w+:(/?/?)[^\\s]+", 1, 2048, "an address", "https://a.example")
              ::check);
      if (returnUrl.isPresent() && grant != Grant.AUTHORIZATION_CODE) {
        throw new UserError(
            "A return URL does nothing with the grant `" + grant + "`",
            "only a user who is asked for consent has to come back",
            "leave it out, or use AUTHORIZATION_CODE");
      }
    }

    @Override
    public Map<String, Object> input() {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("providerArn", client.arn());
      members.put("scopes", scopes);
      members.put("grantType", grant.name());
      members.put(
          "customParameters", parameters.isEmpty() ? Optional.empty() : Optional.of(parameters));
      members.put("defaultReturnUrl", returnUrl);
      return Map.of(
          "credentialProviderType",
          "OAUTH",
          "credentialProvider",
          Map.of("oauthCredentialProvider", members));
    }

    @Override
    public Optional<ICredentialProvider> provider() {
      return Optional.of(client);
    }
  }

  private static void mustBe(CredentialKind kind, ICredentialProvider provider) {
    if (provider.kind() != kind) {
      throw new UserError(
          "The credential provider `" + provider.name() + "` is of the wrong kind",
          "it holds " + provider.kind() + ", and this takes " + kind,
          "name a provider of that kind");
    }
  }
}
