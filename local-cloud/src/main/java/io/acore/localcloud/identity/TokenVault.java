package io.acore.localcloud.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What was put into the token vault. Providers go by their name or their ARN. */
public interface TokenVault {
  Optional<String> apiKey(String region, String provider);

  /** The one configuration of an OAuth2 provider as it was given, its secret among the members. */
  Optional<JsonNode> oauth2(String region, String provider);

  boolean hasWorkload(String region, String name);
}
