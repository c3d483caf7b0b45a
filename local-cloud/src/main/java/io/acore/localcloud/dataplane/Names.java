package io.acore.localcloud.dataplane;

import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Set;

/** The headers of the runtime's data plane. */
final class Names {
  static final HttpString SESSION = new HttpString("X-Amzn-Bedrock-AgentCore-Runtime-Session-Id");
  static final HttpString USER = new HttpString("X-Amzn-Bedrock-AgentCore-Runtime-User-Id");
  static final HttpString WORKLOAD_TOKEN = new HttpString("WorkloadAccessToken");
  static final HttpString REQUEST = new HttpString("X-Amzn-Bedrock-AgentCore-Runtime-Request-Id");
  static final HttpString MCP_SESSION = new HttpString("Mcp-Session-Id");
  static final HttpString MCP_VERSION = new HttpString("Mcp-Protocol-Version");
  static final HttpString TRACE = new HttpString("X-Amzn-Trace-Id");
  static final HttpString TRACE_PARENT = new HttpString("traceparent");
  static final HttpString TRACE_STATE = new HttpString("tracestate");
  static final HttpString BAGGAGE = new HttpString("baggage");

  /** What a runtime may let through besides, by this prefix or by name. */
  static final String CUSTOM_PREFIX = "x-amzn-bedrock-agentcore-runtime-custom-";

  /** What reaches every agent. */
  static final Set<HttpString> TO_AGENT =
      Set.of(
          Headers.CONTENT_TYPE,
          Headers.CONTENT_LENGTH,
          Headers.CONTENT_ENCODING,
          Headers.TRANSFER_ENCODING,
          Headers.ACCEPT,
          SESSION,
          USER,
          MCP_SESSION,
          MCP_VERSION,
          TRACE,
          TRACE_PARENT,
          TRACE_STATE,
          BAGGAGE);

  /** What the answer of an agent may carry to the caller: the members of the operation's output. */
  static final Set<HttpString> TO_CALLER =
      Set.of(
          Headers.CONTENT_TYPE,
          Headers.CONTENT_LENGTH,
          Headers.CONTENT_ENCODING,
          Headers.CACHE_CONTROL,
          MCP_SESSION,
          MCP_VERSION,
          TRACE,
          TRACE_PARENT,
          TRACE_STATE,
          BAGGAGE);

  private Names() {}
}
