package io.acore.constructs.runtime;

/** What the code speaks to its callers. */
public enum Protocol {
  /** {@code /invocations} and {@code /ping} on port 8080. */
  HTTP,
  /** A streamable MCP server on port 8000. */
  MCP,
  /** An agent-to-agent server on port 9000. */
  A2A,
  /** The AG-UI event protocol. */
  AGUI
}
