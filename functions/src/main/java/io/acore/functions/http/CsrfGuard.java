package io.acore.functions.http;

import java.util.Optional;
import java.util.Set;

/**
 * Lets a request that changes something through only when our own page sent it.
 *
 * <p>The header makes a browser ask first (CORS) when another origin sends the request, and nobody
 * answers that question; {@code Origin} is written by the browser. Both must be right.
 */
public final class CsrfGuard {
  public static final String HEADER = "x-acore-csrf";
  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  private final PublicOrigin origin;

  public CsrfGuard(PublicOrigin origin) {
    this.origin = origin;
  }

  /**
   * Refuses what another site may have sent.
   *
   * @throws Refusal 403
   */
  public void check(Request request) {
    Optional<String> site = request.header("sec-fetch-site");
    if (SAFE.contains(request.method())) {
      return;
    }
    if (request.header(HEADER).filter("1"::equals).isEmpty()
        || request.header("origin").filter(origin.get()::equals).isEmpty()
        || site.filter(value -> !"same-origin".equals(value)).isPresent()) {
      throw new Refusal(403, "cross_site");
    }
  }
}
