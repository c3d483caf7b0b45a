package io.acore.functions.proxy;

import io.acore.functions.access.Action;
import io.acore.functions.http.CsrfGuard;
import io.acore.functions.http.Exchange;
import io.acore.functions.http.Json;
import io.acore.functions.http.Refusal;
import io.acore.functions.http.Request;
import io.acore.functions.http.Response;
import io.acore.functions.http.Sink;
import io.acore.functions.tenant.Identity;
import io.acore.functions.tenant.InvalidName;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything below {@code /api/}. Who calls comes from the authorizer and from nothing else: no
 * header, path or body of a browser can name a tenant.
 */
final class ProxyRoutes {
  private static final Pattern CONVERSATION =
      Pattern.compile("/api/conversations/([^/]{1,64})(/invocations|/stop)?");
  private static final Pattern FILE = Pattern.compile("/api/files/([^/]{1,400})");
  private static final int MOST_SMALL_BODY = 1024;

  private final ProxyParts parts;
  private final CsrfGuard csrf;
  private final Invocation invocation;

  ProxyRoutes(ProxyParts parts) {
    this.parts = parts;
    this.csrf = new CsrfGuard(parts.origin());
    this.invocation = new Invocation(parts);
  }

  /** Answers, and writes one audit record however that ended. */
  void answer(Request request, Sink sink) throws IOException {
    CallRecord record = new CallRecord(request, parts.clock().instant());
    try {
      csrf.check(request);
      route(request, identity(request), record, sink);
    } catch (Refusal e) {
      record.decision(e.code());
      record.answered(e.status(), 0);
      refuse(Response.of(e), sink);
    } catch (RuntimeException e) {
      record.answered(500, 0);
      refuse(Exchange.bug(e, request.id(), parts.audit()), sink);
    } finally {
      parts.audit().write("call", record.finish(parts.clock().instant()));
    }
  }

  private void route(Request request, Identity identity, CallRecord record, Sink sink)
      throws IOException {
    Matcher conversation = CONVERSATION.matcher(request.path());
    if (conversation.matches()) {
      ConversationId id = new ConversationId(conversation.group(1));
      record.conversation(id);
      String what = String.valueOf(conversation.group(2));
      if (request.method().equals("POST") && what.equals("/invocations")) {
        parts.access().check(identity, Action.INVOKE);
        invocation.run(request, identity, id, record, sink);
        return;
      }
      send(
          sink,
          record,
          () -> {
            parts.access().check(identity, Action.INVOKE);
            return conversation(request.method() + what, identity, id);
          });
      return;
    }
    Matcher file = FILE.matcher(request.path());
    send(
        sink,
        record,
        () -> {
          if (file.matches() && request.method().equals("PUT")) {
            parts.access().check(identity, Action.UPLOAD);
            return upload(request, identity, file.group(1), record);
          }
          parts.access().check(identity, Action.INVOKE);
          return switch (request.method() + " " + request.path()) {
            case "GET /api/conversations" -> list(identity);
            case "POST /api/conversations" -> create(request, identity, record);
            default -> throw new Refusal(404, "no_such_route");
          };
        });
  }

  private Response conversation(String what, Identity identity, ConversationId id) {
    invocation.checkExists(identity, id);
    String session = id.runtimeSession(parts.settings().app(), parts.settings().agent(), identity);
    switch (what) {
      case "POST/stop" -> parts.agent().stop(identity, session);
      case "DELETEnull" -> {
        parts.agent().stop(identity, session);
        parts.conversations().ifPresent(all -> all.delete(identity, id));
      }
      default -> throw new Refusal(404, "no_such_route");
    }
    return Response.empty();
  }

  private Response list(Identity identity) {
    return Response.json(
        200,
        Map.of(
            "conversations",
            parts.conversations().stream()
                .flatMap(all -> all.of(identity).stream())
                .map(
                    one ->
                        Map.of(
                            "conversation", one.id().value(),
                            "title", one.title(),
                            "created", one.created().toString()))
                .toList()));
  }

  private Response create(Request request, Identity identity, CallRecord record) {
    Map<String, @Nullable Object> body =
        Json.parse(new String(request.body(), StandardCharsets.UTF_8), MOST_SMALL_BODY);
    ConversationId id = ConversationId.random(parts.random());
    record.conversation(id);
    String title = body.get("title") instanceof String text ? text : "";
    parts
        .conversations()
        .ifPresent(
            all ->
                all.put(
                    identity, new Conversations.Conversation(id, title, parts.clock().instant())));
    return Response.json(201, Map.of("conversation", id.value()));
  }

  private Response upload(Request request, Identity identity, String name, CallRecord record) {
    Files files = parts.files().orElseThrow(() -> new Refusal(404, "no_files_here"));
    if (request.bodyBytes() > parts.settings().limits().uploadBytes()) {
      throw new Refusal(413, "too_large");
    }
    byte[] content = request.body();
    record.payload(parts.settings().audit(), content);
    return Response.json(
        201, Map.of("file", files.put(identity, new FileName(decode(name)), content)));
  }

  private static String decode(String name) {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "not_a_file_name", e);
    }
  }

  private Identity identity(Request request) {
    Map<String, String> context = request.context();
    if (!parts.settings().app().value().equals(context.get("app"))) {
      throw new Refusal(401, "signed_out");
    }
    try {
      Set<String> roles =
          Stream.of(context.getOrDefault("roles", "").split(","))
              .filter(role -> !role.isEmpty())
              .collect(Collectors.toSet());
      return new Identity(
          new TenantId(context.getOrDefault("tenant", "")),
          new UserId(context.getOrDefault("user", "")),
          roles);
    } catch (InvalidName e) {
      throw new Refusal(401, "signed_out", e);
    }
  }

  private static void send(Sink sink, CallRecord record, Supplier<Response> routed)
      throws IOException {
    Response response = routed.get();
    record.decision("allowed");
    record.answered(response.status(), response.body().length);
    sink.start(response).flush();
  }

  /** What is on its way cannot be taken back. */
  private static void refuse(Response response, Sink sink) throws IOException {
    if (!sink.started()) {
      sink.start(response).flush();
    }
  }
}
