package io.acore.localcloud.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Deque;
import java.util.Optional;

/**
 * What a SigV4 signature says about its request; the signature itself is not checked, because the
 * local cloud gives no secrets out.
 *
 * @param accessKey whose key signed
 * @param region the region that the client means
 * @param service the signing name of the service
 */
public record CredentialScope(String accessKey, String region, String service) {
  private static final String TERMINATOR = "aws4_request";
  private static final String NAME = "Credential=";
  private static final int PARTS = 5;

  /** From the header, or from the query of a presigned URL. */
  public static Optional<CredentialScope> of(HttpServerExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
    if (header != null && header.startsWith("AWS4-")) {
      return parse(header);
    }
    Deque<String> query = exchange.getQueryParameters().get("X-Amz-Credential");
    return query == null ? Optional.empty() : parse(Uris.decode(query.getFirst()));
  }

  // Asked for every request, several times: a pattern with its backtracking was a fifth of the work
  static Optional<CredentialScope> parse(String text) {
    int name = text.indexOf(NAME);
    int begin = name < 0 ? 0 : name + NAME.length();
    int end = text.indexOf(',', begin);
    String[] parts = text.substring(begin, end < 0 ? text.length() : end).strip().split("/", -1);
    return parts.length == PARTS && parts[4].equals(TERMINATOR)
        ? Optional.of(new CredentialScope(parts[0], parts[2], parts[3]))
        : Optional.empty();
  }
}
