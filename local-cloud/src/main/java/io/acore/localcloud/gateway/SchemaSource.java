package io.acore.localcloud.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A schema that stands in the target's configuration, or in S3. */
final class SchemaSource {
  private static final Pattern S3 = Pattern.compile("s3://([^/]+)/(.+)");

  private final Outbound outbound;
  private final Supplier<URI> endpoint;

  SchemaSource(Outbound outbound, Supplier<URI> endpoint) {
    this.outbound = outbound;
    this.endpoint = endpoint;
  }

  /** The schema as a tree; inline it may be a tree or the text of one. */
  JsonNode read(JsonNode schema) throws ToolFailure {
    JsonNode inline = schema.path("inlinePayload");
    if (inline.isContainerNode()) {
      return inline;
    }
    String text =
        inline.isTextual() ? inline.asText() : fetch(schema.path("s3").path("uri").asText());
    return text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")
        ? json(text)
        : yaml(text);
  }

  private static JsonNode json(String text) throws ToolFailure {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new ToolFailure("The target's schema is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** OpenAPI documents may be YAML; keys that are numbers, such as statuses, become texts. */
  private static JsonNode yaml(String text) throws ToolFailure {
    try {
      Object tree = new Load(LoadSettings.builder().build()).loadFromString(text);
      return Json.mapper().valueToTree(tree);
    } catch (YamlEngineException | IllegalArgumentException e) {
      throw new ToolFailure("The target's schema is neither JSON nor YAML: " + e.getMessage(), e);
    }
  }

  private String fetch(String uri) throws ToolFailure {
    Matcher parts = S3.matcher(uri);
    if (!parts.matches()) {
      throw new ToolFailure("`" + uri + "` is not the address of an object in S3");
    }
    String key = URLEncoder.encode(parts.group(2), StandardCharsets.UTF_8);
    String path = "/" + parts.group(1) + "/" + key.replace("+", "%20").replace("%2F", "/");
    try (Scope scope = Scope.own()) {
      Outbound.Answer answer =
          outbound.send(
              Outbound.aws(endpoint.get(), path, "s3", "us-east-1").GET(), "`" + uri + "`", scope);
      if (!answer.fine()) {
        throw new ToolFailure("`" + uri + "` cannot be read: HTTP " + answer.status());
      }
      return answer.text();
    }
  }
}
