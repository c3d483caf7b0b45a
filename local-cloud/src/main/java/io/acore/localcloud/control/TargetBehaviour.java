package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.shape.AwsError;

/** A target speaks MCP or HTTP by what it points to; credential providers of ours must be there. */
final class TargetBehaviour implements Behaviour {
  @Override
  public void create(Change change) {
    update(change);
  }

  @Override
  public void update(Change change) {
    boolean mcp = change.fields().path("targetConfiguration").has("mcp");
    change.fields().put("protocolType", mcp ? "MCP" : "HTTP");
    for (JsonNode configuration : change.fields().path("credentialProviderConfigurations")) {
      for (JsonNode provider : configuration.path("credentialProvider")) {
        String arn = provider.path("providerArn").asText();
        if (!arn.isEmpty() && change.engine().byArn(arn, change.call()).isEmpty()) {
          throw AwsError.invalid(
              "credentialProviderConfigurations", "There is no credential provider " + arn);
        }
      }
    }
  }
}
