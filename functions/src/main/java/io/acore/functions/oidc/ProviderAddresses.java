package io.acore.functions.oidc;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The provider's own description of itself, remembered for an hour. */
final class ProviderAddresses {
  private static final Duration FRESH = Duration.ofHours(1);
  private static final int MOST_BYTES = 256 << 10;

  private final URI issuer;
  private final Clock clock;
  private final DefaultResourceRetriever retriever;
  private @Nullable OIDCProviderMetadata known;
  private Instant until = Instant.MIN;

  ProviderAddresses(URI issuer, Duration timeout, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
    int millis = Math.toIntExact(timeout.toMillis());
    this.retriever = new DefaultResourceRetriever(millis, millis, MOST_BYTES);
  }

  /**
   * @throws ProviderUnavailable when it cannot be read, or describes somebody else
   */
  synchronized OIDCProviderMetadata get() {
    if (known == null || clock.instant().isAfter(until)) {
      known = read();
      until = clock.instant().plus(FRESH);
    }
    return known;
  }

  private OIDCProviderMetadata read() {
    String base = issuer.toString();
    URI address =
        URI.create((base.endsWith("/") ? base : base + "/") + ".well-known/openid-configuration");
    try {
      OIDCProviderMetadata metadata =
          OIDCProviderMetadata.parse(retriever.retrieveResource(address.toURL()).getContent());
      // Character for character: a provider that answers for another name is not the one we trust
      if (!metadata.getIssuer().getValue().equals(base)) {
        throw new ProviderUnavailable("the provider describes another issuer", new IOException());
      }
      sameSecurity(metadata);
      return metadata;
    } catch (IOException | ParseException e) {
      throw new ProviderUnavailable("the provider's description cannot be read", e);
    }
  }

  /** An https issuer must not send codes, secrets or keys through http. */
  private void sameSecurity(OIDCProviderMetadata metadata) {
    for (URI used :
        new URI[] {
          metadata.getAuthorizationEndpointURI(),
          metadata.getTokenEndpointURI(),
          metadata.getJWKSetURI()
        }) {
      if (used == null
          || ("https".equals(issuer.getScheme()) && !"https".equals(used.getScheme()))) {
        throw new ProviderUnavailable("the provider lacks a safe endpoint", new IOException());
      }
    }
  }
}
