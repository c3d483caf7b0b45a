package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Requests to a target's own server, with the credentials and headers that the target wants. */
final class Remote {
  /** Runtimes and gateways have AWS's names here too, and are found in the local cloud. */
  private static final Pattern OURS =
      Pattern.compile("bedrock-agentcore\\.[a-z0-9-]+\\.amazonaws\\.com");

  private static final Pattern GATEWAY =
      Pattern.compile("([a-z0-9-]+)\\.gateway\\.bedrock-agentcore\\.[a-z0-9-]+\\.amazonaws\\.com");

  /** What the HTTP client sets itself. */
  private static final Set<String> RESTRICTED =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

  private final Outbound outbound;
  private final Credentials credentials;
  private final Supplier<URI> endpoint;

  Remote(Outbound outbound, Credentials credentials, Supplier<URI> endpoint) {
    this.outbound = outbound;
    this.credentials = credentials;
    this.endpoint = endpoint;
  }

  /** Where an address leads from here. */
  URI local(String address) throws ToolFailure {
    try {
      URI uri = URI.create(address);
      String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
      if (GATEWAY.matcher(host).matches()) {
        return URI.create(Addresses.url(endpoint.get(), host.substring(0, host.indexOf('.'))));
      }
      if (OURS.matcher(host).matches()) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return endpoint.get().resolve(uri.getRawPath() + query);
      }
      String scheme = String.valueOf(uri.getScheme());
      if (!scheme.equals("http") && !scheme.equals("https")) {
        throw new ToolFailure("`" + address + "` is not an http address");
      }
      return uri;
    } catch (IllegalArgumentException e) {
      throw new ToolFailure("`" + address + "` is not an address", e);
    }
  }

  /**
   * Sends a request and waits.
   *
   * @param headers of the request itself; credentials win over them
   */
  Outbound.Answer send(
      Target target,
      ToolCall call,
      String method,
      String address,
      Map<String, String> headers,
      String body,
      Predicate<String> complete)
      throws ToolFailure {
    Incoming incoming = call.incoming();
    Credentials.Shown shown =
        credentials.show(
            target,
            incoming.gateway().region(),
            incoming.headers().getOrDefault("Authorization", ""));
    String whole =
        shown.query().isEmpty()
            ? address
            : address + (address.contains("?") ? "&" : "?") + shown.query();
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(passedOn(target, incoming));
    all.putAll(headers);
    all.putAll(shown.headers());
    URI uri = local(whole);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    try {
      all.forEach(
          (name, value) -> {
            if (!RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
              request.header(name, value);
            }
          });
    } catch (IllegalArgumentException e) {
      throw new ToolFailure("A header of the request is not valid: " + e.getMessage(), e);
    }
    String what = "`" + uri.getScheme() + "://" + uri.getAuthority() + uri.getRawPath() + "`";
    return outbound.send(request, what, call.scope(), complete);
  }

  /** Of the caller's headers those that the target lets through. */
  private static Map<String, String> passedOn(Target target, Incoming incoming) {
    Map<String, String> passed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (JsonNode name :
        target.fields().path("metadataConfiguration").path("allowedRequestHeaders")) {
      String value = incoming.headers().get(name.asText());
      if (value != null) {
        passed.put(name.asText(), value);
      }
    }
    return passed;
  }
}
