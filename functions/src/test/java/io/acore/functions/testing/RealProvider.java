package io.acore.functions.testing;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A real OpenID provider, with users that have a name, an e-mail address and a tenant. */
public interface RealProvider extends AutoCloseable {
  /** The one that the environment names, as docs/DEVELOPER_GUIDE.md says; else a mock. */
  static RealProvider of(Map<String, String> environment) {
    return environment.containsKey(GivenProvider.ISSUER)
        ? new GivenProvider(environment)
        : new MockProvider();
  }

  String issuer();

  String clientId();

  String clientSecret();

  /**
   * Signs a user in at the address that a browser was sent to.
   *
   * @param user whose e-mail address is {@code <user>@<tenant>.example}
   * @param shortLived whether the first access token is to end after {@link #shortLife}
   * @param home where the provider sends back to
   * @return that address, with what the provider says in it
   */
  String agree(URI address, String user, String tenant, boolean shortLived, String home);

  /** How long an access token lasts at least, and hardly longer, where a short one is wanted. */
  Duration shortLife();

  /**
   * How often tokens of short-lived users were refreshed, as the provider counts; a provider that
   * does not tell says 1, and ends a session whose token comes twice.
   */
  int refreshes();

  @Override
  void close();
}
