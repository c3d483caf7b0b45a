package io.acore.localcloud.dataplane;

import io.acore.localcloud.runtime.AgentSpec;
import io.acore.localcloud.runtime.Protocol;
import io.acore.localcloud.runtime.SessionKey;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which headers pass between caller and agent. */
final class AgentHeaders {
  private static final AttachmentKey<String> WORKLOAD_TOKEN = AttachmentKey.create(String.class);

  private AgentHeaders() {}

  /** What the agent gets: the service's own headers, and those on the runtime's list. */
  static void toAgent(HttpServerExchange exchange, Call call, HeaderMap to) {
    Set<HttpString> listed = listed(call.spec());
    for (HeaderValues header : exchange.getRequestHeaders()) {
      HttpString name = header.getHeaderName();
      if (Names.TO_AGENT.contains(name) || listed.contains(name)) {
        to.putAll(name, header);
      }
    }
    queryHeaders(exchange, listed, to);
    ownHeaders(call.spec(), call.key(), to);
    // It stands for the agent: never what a caller has sent under this name
    to.remove(Names.WORKLOAD_TOKEN);
    String token = exchange.getAttachment(WORKLOAD_TOKEN);
    if (token != null) {
      to.put(Names.WORKLOAD_TOKEN, token);
    }
  }

  /** With what the agent asks for keys and tokens in the name of a user. */
  static void workloadToken(HttpServerExchange exchange, String token) {
    exchange.putAttachment(WORKLOAD_TOKEN, token);
  }

  /** What the caller gets. */
  static void toCaller(HeaderMap from, Call call, HeaderMap to) {
    for (HeaderValues header : from) {
      if (Names.TO_CALLER.contains(header.getHeaderName())) {
        to.putAll(header.getHeaderName(), header);
      }
    }
    to.put(Names.SESSION, call.key().sessionId());
    if (call.spec().protocol() == Protocol.MCP && !to.contains(Names.MCP_SESSION)) {
      to.put(Names.MCP_SESSION, call.key().sessionId());
    }
  }

  private static void ownHeaders(AgentSpec spec, SessionKey key, HeaderMap to) {
    to.put(Headers.HOST, "127.0.0.1:" + spec.protocol().port());
    to.put(Names.SESSION, key.sessionId());
    if (!to.contains(Names.REQUEST)) {
      to.put(Names.REQUEST, java.util.UUID.randomUUID().toString());
    }
    if (spec.protocol() == Protocol.MCP && !to.contains(Names.MCP_SESSION)) {
      to.put(Names.MCP_SESSION, key.sessionId());
    }
  }

  // A browser cannot set headers on a WebSocket; AWS takes the custom ones from the query
  private static void queryHeaders(
      HttpServerExchange exchange, Set<HttpString> listed, HeaderMap to) {
    if (listed.isEmpty()) {
      return;
    }
    for (String name : exchange.getQueryParameters().keySet()) {
      HttpString header = new HttpString(name);
      if (name.toLowerCase(Locale.ROOT).startsWith(Names.CUSTOM_PREFIX)
          && listed.contains(header)
          && !to.contains(header)) {
        Call.query(exchange, name).ifPresent(value -> to.put(header, value));
      }
    }
  }

  private static Set<HttpString> listed(AgentSpec spec) {
    return spec.headers().isEmpty()
        ? Set.of()
        : spec.headers().stream().map(HttpString::new).collect(Collectors.toUnmodifiableSet());
  }
}
