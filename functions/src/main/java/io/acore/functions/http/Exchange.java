package io.acore.functions.http;

import io.acore.functions.audit.AuditLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The outermost layer of a function: whatever happens, there is an answer that gives nothing away.
 */
public final class Exchange {
  private static final int MOST_TRACE = 4_000;

  private Exchange() {}

  public static Map<String, Object> answer(
      Map<String, @Nullable Object> event, AuditLog log, Function<Request, Response> routes) {
    String id = "";
    try {
      Request request = GatewayEvent.request(event);
      id = request.id();
      return GatewayEvent.answer(routes.apply(request));
    } catch (Refusal e) {
      return GatewayEvent.answer(Response.of(e));
    } catch (RuntimeException e) {
      return GatewayEvent.answer(bug(e, id, log));
    }
  }

  /** Notes what went wrong and tells the caller only that something did. */
  public static Response bug(Exception e, String requestId, AuditLog log) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    String text = trace.toString();
    log.write(
        "error",
        Map.of(
            "request", requestId, "trace", text.substring(0, Math.min(text.length(), MOST_TRACE))));
    return Response.json(500, Map.of("error", "internal", "request", requestId));
  }
}
