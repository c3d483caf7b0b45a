package io.acore.localcloud.dataplane;

import io.acore.localcloud.http.CredentialScope;
import io.acore.localcloud.http.Uris;
import io.acore.localcloud.runtime.AgentSpec;
import io.acore.localcloud.runtime.Protocol;
import io.acore.localcloud.runtime.SessionKey;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;

/**
 * A call whose path and session are understood.
 *
 * @param operation what stands behind the runtime in the path, such as {@code invocations}
 * @param rest what stands behind the operation
 */
record Call(AgentSpec spec, SessionKey key, String operation, String rest) {
  static final int SHORTEST_SESSION = 33;
  static final int LONGEST_SESSION = 256;
  private static final String PREFIX = "/runtimes/";

  /** The runtime, its operation and the endpoint that a path and its query name. */
  static Call read(HttpServerExchange exchange, Resolver resolver) throws ServiceError {
    String path = exchange.getRequestURI();
    int operation = path.indexOf('/', PREFIX.length());
    if (!path.startsWith(PREFIX) || operation < 0) {
      throw ServiceError.notFound("There is no operation `" + path + "`");
    }
    String runtime = Uris.decode(path.substring(PREFIX.length(), operation));
    int rest = path.indexOf('/', operation + 1);
    int end = rest < 0 ? path.length() : rest;
    String endpoint = query(exchange, "qualifier").orElse("DEFAULT");
    AgentSpec spec =
        resolver.resolve(
            runtime,
            endpoint,
            query(exchange, "accountId"),
            CredentialScope.of(exchange).map(CredentialScope::region));
    SessionKey key = new SessionKey(spec.id(), endpoint, sessionId(exchange, spec));
    return new Call(spec, key, path.substring(operation + 1, end), path.substring(end));
  }

  /** A value of the query, decoded; the server leaves it as it was sent. */
  static Optional<String> query(HttpServerExchange exchange, String name) {
    Deque<String> values = exchange.getQueryParameters().get(name);
    return values == null ? Optional.empty() : Optional.of(Uris.decode(values.getFirst()));
  }

  private static String sessionId(HttpServerExchange exchange, AgentSpec spec) throws ServiceError {
    Optional<String> sent =
        header(exchange, Names.SESSION).or(() -> query(exchange, Names.SESSION.toString()));
    if (spec.protocol() == Protocol.MCP) {
      sent = sent.or(() -> header(exchange, Names.MCP_SESSION));
    }
    String id = sent.orElseGet(() -> UUID.randomUUID().toString());
    if (id.length() < SHORTEST_SESSION || id.length() > LONGEST_SESSION) {
      throw ServiceError.invalid(
          "runtimeSessionId",
          "A session id has "
              + SHORTEST_SESSION
              + " to "
              + LONGEST_SESSION
              + " characters; this one has "
              + id.length());
    }
    return id;
  }

  static Optional<String> header(HttpServerExchange exchange, HttpString name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }
}
