package io.acore.constructs.identity;

import io.acore.base.UserError;
import io.acore.constructs.terraform.Expression;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an OAuth2 client is.
 *
 * @param name letters, digits, `-` and `_`, 128 at most
 * @param vendor whose client it is
 * @param clientId 256 characters at most
 * @param clientSecret where the client's secret is
 * @param discoveryUrl of a custom vendor; without it the vendor needs issuer and both endpoints
 * @param tenantId of Microsoft; without it any tenant
 * @param issuer of a custom vendor, or of one with an address per customer, such as Okta; without
 *     it the vendor's own
 * @param authorizationEndpoint likewise
 * @param tokenEndpoint likewise
 */
public record OAuth2CredentialProviderProps(
    String name,
    OAuth2Vendor vendor,
    Expression clientId,
    SecretReference clientSecret,
    Optional<Expression> discoveryUrl,
    Optional<String> tenantId,
    Optional<Expression> issuer,
    Optional<Expression> authorizationEndpoint,
    Optional<Expression> tokenEndpoint) {
  public OAuth2CredentialProviderProps {
    IdentityLimits.PROVIDER_NAME.check(name);
    IdentityLimits.CLIENT_ID.check(clientId);
    discoveryUrl.ifPresent(IdentityLimits.DISCOVERY_URL::check);
    tenantId.ifPresent(IdentityLimits.TENANT_ID::check);
    issuer.ifPresent(IdentityLimits.ENDPOINT::check);
    authorizationEndpoint.ifPresent(IdentityLimits.ENDPOINT::check);
    tokenEndpoint.ifPresent(IdentityLimits.ENDPOINT::check);
    boolean custom = vendor == OAuth2Vendor.CUSTOM;
    boolean described =
        issuer.isPresent() && authorizationEndpoint.isPresent() && tokenEndpoint.isPresent();
    if (custom && discoveryUrl.isEmpty() && !described) {
      throw new UserError(
          "OAuth2 client `" + name + "` has no discovery URL",
          "a custom vendor is known by nothing else",
          "give the provider's /.well-known/openid-configuration, or its issuer, authorization"
              + " endpoint and token endpoint");
    }
    boolean ownAddress = vendor.included() || (custom && discoveryUrl.isEmpty());
    refuse(name, "discovery URL", discoveryUrl, custom);
    refuse(name, "tenant id", tenantId, vendor == OAuth2Vendor.MICROSOFT);
    refuse(name, "issuer", issuer, ownAddress);
    refuse(name, "authorization endpoint", authorizationEndpoint, ownAddress);
    refuse(name, "token endpoint", tokenEndpoint, ownAddress);
  }

  public static Builder builder(
      String name, OAuth2Vendor vendor, Expression clientId, SecretReference clientSecret) {
    return new Builder(name, vendor, clientId, clientSecret);
  }

  /** The API's {@code oauth2ProviderConfigInput}, without the secret. */
  Map<String, Object> input() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("clientId", clientId);
    if (vendor == OAuth2Vendor.CUSTOM) {
      members.put(
          "oauthDiscovery",
          discoveryUrl
              .map(url -> Map.<String, Object>of("discoveryUrl", url))
              .orElseGet(() -> Map.of("authorizationServerMetadata", addresses())));
    } else {
      members.put("tenantId", tenantId);
      members.putAll(addresses());
    }
    return Map.of(vendor.member(), members);
  }

  private Map<String, Object> addresses() {
    Map<String, Object> addresses = new LinkedHashMap<>();
    addresses.put("issuer", issuer);
    addresses.put("authorizationEndpoint", authorizationEndpoint);
    addresses.put("tokenEndpoint", tokenEndpoint);
    return addresses;
  }

  /** Where in the input the secret belongs. */
  String secretPath() {
    return "oauth2ProviderConfigInput." + vendor.member() + ".clientSecret";
  }

  private static void refuse(String name, String what, Optional<?> value, boolean taken) {
    if (value.isPresent() && !taken) {
      throw new UserError(
          "OAuth2 client `" + name + "` has a setting that does nothing: " + what,
          "its vendor takes none",
          "leave it out, or choose the vendor that it belongs to");
    }
  }

  /** Collects what is optional. */
  public static final class Builder {
    private final String name;
    private final OAuth2Vendor vendor;
    private final Expression clientId;
    private final SecretReference clientSecret;
    private Optional<Expression> discoveryUrl = Optional.empty();
    private Optional<String> tenantId = Optional.empty();
    private Optional<Expression> issuer = Optional.empty();
    private Optional<Expression> authorizationEndpoint = Optional.empty();
    private Optional<Expression> tokenEndpoint = Optional.empty();

    private Builder(
        String name, OAuth2Vendor vendor, Expression clientId, SecretReference clientSecret) {
      this.name = name;
      this.vendor = vendor;
      this.clientId = clientId;
      this.clientSecret = clientSecret;
    }

    public Builder discoveryUrl(Expression discoveryUrl) {
      this.discoveryUrl = Optional.of(discoveryUrl);
      return this;
    }

    public Builder tenantId(String tenantId) {
      this.tenantId = Optional.of(tenantId);
      return this;
    }

    public Builder issuer(Expression issuer) {
      this.issuer = Optional.of(issuer);
      return this;
    }

    public Builder authorizationEndpoint(Expression authorizationEndpoint) {
      this.authorizationEndpoint = Optional.of(authorizationEndpoint);
      return this;
    }

    public Builder tokenEndpoint(Expression tokenEndpoint) {
      this.tokenEndpoint = Optional.of(tokenEndpoint);
      return this;
    }

    public OAuth2CredentialProviderProps build() {
      return new OAuth2CredentialProviderProps(
          name,
          vendor,
          clientId,
          clientSecret,
          discoveryUrl,
          tenantId,
          issuer,
          authorizationEndpoint,
          tokenEndpoint);
    }
  }
}
