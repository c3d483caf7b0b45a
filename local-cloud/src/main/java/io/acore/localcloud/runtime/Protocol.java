package io.acore.localcloud.runtime;

/** What an agent speaks, and where its container contract says that it listens. */
public enum Protocol {
  HTTP(8080, "/invocations", true),
  MCP(8000, "/mcp", false),
  A2A(9000, "/", true),
  AGUI(8080, "/invocations", true);

  private final int port;
  private final String path;
  private final boolean pings;

  Protocol(int port, String path, boolean pings) {
    this.port = port;
    this.path = path;
    this.pings = pings;
  }

  /** The port that the agent believes it listens on. */
  public int port() {
    return port;
  }

  /** Where an invocation goes. */
  public String path() {
    return path;
  }

  /** Whether the contract has {@code /ping}; without it, a port that accepts is healthy. */
  public boolean pings() {
    return pings;
  }

  /** JSON-RPC has errors of its own, whose HTTP status its clients want to see. */
  public boolean keepsErrorStatus() {
    return this == MCP || this == A2A;
  }
}
