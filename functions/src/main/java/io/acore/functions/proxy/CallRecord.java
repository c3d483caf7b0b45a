package io.acore.functions.proxy;

import io.acore.functions.audit.Redaction;
import io.acore.functions.http.Request;
import io.acore.functions.secret.Hash;
import io.acore.functions.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the audit log keeps of one call; filled while the call goes on. */
final class CallRecord {
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Instant begun;

  CallRecord(Request request, Instant begun) {
    this.begun = begun;
    fields.put("request", request.id());
    fields.put("address", request.address());
    fields.put("route", request.method() + " " + request.path());
    for (String name : new String[] {"app", "tenant", "user", "roles", "session"}) {
      fields.put(name, request.context().getOrDefault(name, ""));
    }
    fields.put("request_bytes", request.bodyBytes());
    fields.put("decision", "error");
  }

  void conversation(ConversationId id) {
    fields.put("conversation", id.value());
  }

  void payload(Settings.Payload how, byte[] payload) {
    switch (how) {
      case OFF -> {}
      case HASH -> fields.put("payload_sha256", Hash.of(payload).value());
      case REDACTED ->
          fields.put("payload", Redaction.redact(new String(payload, StandardCharsets.UTF_8)));
    }
  }

  void decision(String word) {
    fields.put("decision", word);
  }

  void answered(int status, long bytes) {
    fields.put("status", status);
    fields.put("response_bytes", bytes);
  }

  Map<String, Object> finish(Instant now) {
    fields.put("milliseconds", Duration.between(begun, now).toMillis());
    return fields;
  }
}
