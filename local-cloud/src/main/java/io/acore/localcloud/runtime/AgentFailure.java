package io.acore.localcloud.runtime;

import java.util.List;

/** The agent did not do what its contract asks; the service reports it to the caller as its own. */
public final class AgentFailure extends Exception {
  private static final long serialVersionUID = 1L;

  AgentFailure(String reason) {
    super(reason);
  }

  AgentFailure(String reason, Throwable cause) {
    super(reason, cause);
  }

  static AgentFailure notStarted(String why, List<String> lines, String logGroup) {
    return new AgentFailure(
        "An error occurred when starting the runtime: " + why + said(lines, logGroup));
  }

  static String said(List<String> lines, String logGroup) {
    return lines.isEmpty()
        ? ". It printed nothing."
        : ". Last lines of its log (`"
            + logGroup
            + "` in CloudWatch Logs):\n"
            + String.join("\n", lines);
  }
}
