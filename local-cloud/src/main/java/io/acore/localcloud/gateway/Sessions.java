package io.acore.localcloud.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The sessions of gateways that keep them: each is its user's own, and lives a fixed time. */
final class Sessions {
  private static final int MOST = 10_000;

  private final Clock clock;
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  private record Session(String gateway, Principal owner, Instant end) {}

  Sessions(Clock clock) {
    this.clock = clock;
  }

  synchronized String open(Gateway gateway, Principal owner, Duration life) {
    Instant now = clock.instant();
    sessions.values().removeIf(it -> it.end().isBefore(now));
    Iterator<String> oldest = sessions.keySet().iterator();
    if (sessions.size() >= MOST && oldest.hasNext()) {
      oldest.next();
      oldest.remove();
    }
    String id = UUID.randomUUID().toString();
    sessions.put(id, new Session(gateway.id(), owner, now.plus(life)));
    return id;
  }

  /** Passes for a session of this gateway and this user. */
  synchronized void check(String id, Gateway gateway, Principal caller) throws Refusal {
    if (id.isEmpty()) {
      throw Refusal.http(400, Refusal.INVALID_REQUEST, "The header Mcp-Session-Id is missing");
    }
    Session session = sessions.get(id);
    if (session == null
        || !session.gateway().equals(gateway.id())
        || !session.owner().id().equals(caller.id())
        || session.end().isBefore(clock.instant())) {
      throw Refusal.http(404, Refusal.AUTHENTICATION, "There is no such session, or it has ended");
    }
  }

  synchronized void end(String id) {
    sessions.remove(id);
  }
}
