package io.acore.stacks.invoke;

import io.acore.base.UserError;
import java.util.UUID;

/**
 * One prompt for one agent.
 *
 * @param runtime the agent
 * @param qualifier the name of an endpoint of the runtime
 * @param session calls of the same session reach the same process, with what it remembers
 * @param payload the request's body, JSON
 */
public record Invocation(RuntimeArn runtime, String qualifier, String session, String payload) {
  /** The endpoint that every runtime has. */
  public static final String DEFAULT_QUALIFIER = "DEFAULT";

  private static final int SHORTEST_SESSION = 33;
  private static final int LONGEST_SESSION = 256;

  public Invocation {
    if (session.length() < SHORTEST_SESSION || session.length() > LONGEST_SESSION) {
      throw new UserError(
          "The session id `" + session + "` has " + session.length() + " characters",
          "AgentCore takes session ids of 33 to 256 characters",
          "pass a longer one, such as `" + newSession() + "`, or none for a new session");
    }
  }

  /** An id that no other session has. */
  public static String newSession() {
    return "acore-" + UUID.randomUUID();
  }
}
