package io.acore.localcloud.policy;

/**
 * Whether a call may be made.
 *
 * @param reason which policies decided, in AgentCore's words
 */
public record Decision(boolean allowed, String reason) {
  static Decision denied(String reason) {
    return new Decision(false, reason);
  }
}
