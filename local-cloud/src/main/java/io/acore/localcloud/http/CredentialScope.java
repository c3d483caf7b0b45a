package io.acore.localcloud.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a SigV4 signature says about its request; the signature itself is not checked, because the
 * local cloud gives no secrets out.
 *
 * @param accessKey whose key signed
 * @param region the region that the client means
 * @param service the signing name of the service
 */
public record CredentialScope(String accessKey, String region, String service) {
  private static final Pattern CREDENTIAL =
      Pattern.compile("([^/,\\s]+)/[0-9]{8}/([^/]+)/([^/]+)/aws4_request");

  /** From the header, or from the query of a presigned URL. */
  public static Optional<CredentialScope> of(HttpServerExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
    if (header != null && header.startsWith("AWS4-")) {
      return parse(header);
    }
    Deque<String> query = exchange.getQueryParameters().get("X-Amz-Credential");
    return query == null ? Optional.empty() : parse(Uris.decode(query.getFirst()));
  }

  static Optional<CredentialScope> parse(String text) {
    Matcher found = CREDENTIAL.matcher(text);
    return found.find()
        ? Optional.of(new CredentialScope(found.group(1), found.group(2), found.group(3)))
        : Optional.empty();
  }
}
