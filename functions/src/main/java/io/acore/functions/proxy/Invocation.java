package io.acore.functions.proxy;

import io.acore.functions.http.Json;
import io.acore.functions.http.Refusal;
import io.acore.functions.http.Request;
import io.acore.functions.http.Response;
import io.acore.functions.http.Sink;
import io.acore.functions.settings.Settings;
import io.acore.functions.tenant.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call of the agent: its input in, its answer out as it comes. */
final class Invocation {
  private static final String EVENTS = "text/event-stream";

  /** What a browser may be handed; anything else becomes bytes to save. */
  private static final Set<String> TYPES = Set.of("application/json", EVENTS, "text/plain");

  private static final byte[] FAILED =
      "event: error\ndata: {\"error\":\"agent_failed\"}\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] TOO_LONG =
      "event: error\ndata: {\"error\":\"took_too_long\"}\n\n".getBytes(StandardCharsets.UTF_8);

  private final ProxyParts parts;
  private final Settings settings;

  Invocation(ProxyParts parts) {
    this.parts = parts;
    this.settings = parts.settings();
  }

  void run(Request request, Identity identity, ConversationId id, CallRecord record, Sink sink)
      throws IOException {
    byte[] payload = payload(request);
    record.payload(settings.audit(), payload);
    checkExists(identity, id);
    Instant deadline = parts.clock().instant().plus(settings.limits().call());
    CallLimit.Slot slot = parts.limit().take(identity.tenant());
    String session = id.runtimeSession(settings.app(), settings.agent(), identity);
    try (Agent.Answer answer = parts.agent().invoke(identity, session, payload, accept(request))) {
      record.decision("allowed");
      pass(answer, deadline, record, sink);
    } finally {
      slot.close();
    }
  }

  /**
   * Lets only conversations through that the user began.
   *
   * @throws Refusal 404 for a conversation that the user never began
   */
  void checkExists(Identity identity, ConversationId id) {
    if (parts.conversations().filter(all -> !all.exists(identity, id)).isPresent()) {
      throw new Refusal(404, "no_such_conversation");
    }
  }

  private byte[] payload(Request request) {
    if (request.bodyBytes() > settings.limits().bodyBytes()) {
      throw new Refusal(413, "too_large");
    }
    Map<String, @Nullable Object> body =
        Json.parse(
            new String(request.body(), StandardCharsets.UTF_8), settings.limits().bodyBytes());
    if (!(body.get("input") instanceof Map<?, ?>)) {
      throw new Refusal(400, "no_input");
    }
    return Json.write(Json.object(body.get("input"))).getBytes(StandardCharsets.UTF_8);
  }

  private void pass(Agent.Answer answer, Instant deadline, CallRecord record, Sink sink)
      throws IOException {
    String type = answer.contentType().split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
    Response head =
        new Response(
            200,
            TYPES.contains(type)
                ? Map.of(
                    "content-type",
                    List.of(type.startsWith("text/") ? type + "; charset=utf-8" : type))
                : Map.of(
                    "content-type", List.of("application/octet-stream"),
                    "content-disposition", List.of("attachment")),
            new byte[0]);
    OutputStream out = sink.start(head);
    long bytes = 0;
    try {
      InputStream body = answer.body();
      byte[] chunk = new byte[8192];
      while (true) {
        int count = read(body, chunk);
        if (count < 0) {
          break;
        }
        out.write(chunk, 0, count);
        out.flush();
        bytes += count;
        if (parts.clock().instant().isAfter(deadline)) {
          record.decision("took_too_long");
          end(out, type, TOO_LONG);
          break;
        }
      }
    } catch (UncheckedIOException e) {
      record.decision("agent_failed");
      end(out, type, FAILED);
    } finally {
      record.answered(200, bytes);
    }
  }

  /** Tells the agent's failure from that of the browser, which nobody has to be told about. */
  private static int read(InputStream body, byte[] chunk) {
    try {
      return body.read(chunk);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(OutputStream out, String type, byte[] event) throws IOException {
    if (type.equals(EVENTS)) {
      out.write(event);
      out.flush();
    }
  }

  private static String accept(Request request) {
    return request.header("accept").filter(accept -> accept.contains(EVENTS)).isPresent()
        ? EVENTS + ", application/json"
        : "application/json";
  }
}
