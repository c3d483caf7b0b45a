package io.acore.constructs.runtime;

import io.acore.base.UserError;
import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import java.util.Optional;

/**
 * What an endpoint is.
 *
 * @param name letters, digits and `_`; not {@code DEFAULT}, which the service keeps
 * @param version the version it stays on; without it the endpoint follows the latest
 * @param description shown by the console; without it none
 */
public record EndpointProps(String name, Optional<String> version, Optional<String> description) {
  private static final Limit VERSION =
      Limit.form("runtime version", "[1-9][0-9]{0,4}", 1, 5, "a number from 1 to 99999", "3");
  private static final Limit DESCRIPTION = Limit.length("endpoint description", 1, 256);

  public EndpointProps {
    AwsLimits.UNDERSCORE_NAME.check(name);
    if (name.equals("DEFAULT")) {
      throw new UserError(
          "An endpoint cannot be called `DEFAULT`",
          "AgentCore keeps one of that name for the latest version by itself",
          "choose another name, for example `live`, or leave the endpoint out");
    }
    version.ifPresent(VERSION::check);
    description.ifPresent(DESCRIPTION::check);
  }

  /** An endpoint that moves to each new version. */
  public static EndpointProps followingLatest(String name) {
    return new EndpointProps(name, Optional.empty(), Optional.empty());
  }

  /** An endpoint that stays on a version. */
  public static EndpointProps pinned(String name, String version) {
    return new EndpointProps(name, Optional.of(version), Optional.empty());
  }
}
