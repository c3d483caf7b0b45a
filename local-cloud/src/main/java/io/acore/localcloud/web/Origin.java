package io.acore.localcloud.web;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a behavior takes its answers from.
 *
 * @param domain as the distribution names it
 * @param path in front of every path
 * @param headers sent with every request, whatever the client sends under these names
 */
record Origin(String domain, String path, Map<String, String> headers) {
  private static final Pattern BUCKET =
      Pattern.compile("(.+)\\.s3[.-](?:([a-z0-9-]+)\\.)?amazonaws\\.com");
  private static final Pattern API =
      Pattern.compile("([a-z0-9]+)\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com");

  Origin {
    headers = Map.copyOf(headers);
  }

  /** The bucket, when it is one. */
  Optional<String> bucket() {
    Matcher matcher = BUCKET.matcher(domain);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The path by which the local cloud runs the same API, when it is one. */
  Optional<String> apiPath(String path) {
    Matcher matcher = API.matcher(domain);
    return matcher.matches()
        ? Optional.of("/_aws/execute-api/" + matcher.group(1) + this.path + path)
        : Optional.empty();
  }
}
