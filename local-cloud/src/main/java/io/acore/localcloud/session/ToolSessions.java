package io.acore.localcloud.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.operation.Request;
import io.acore.localcloud.operation.Resources;
import io.acore.localcloud.shape.AwsError;
import io.acore.localcloud.shape.Paging;
import io.acore.localcloud.thread.DaemonThreads;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The sessions of all tools of a kind. */
public final class ToolSessions<T extends ToolProcess> implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ToolSessions.class.getName());
  private static final int PAGE = 10;
  private static final int DEFAULT_TIMEOUT_SECONDS = 900;
  private static final int REMEMBERED = 1_000;
  private static final String CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int ID_LENGTH = 26;

  private final ToolKind kind;
  private final Resources resources;
  private final LongSupplier clock;
  private final Random random = new SecureRandom();
  private final Map<String, ToolSession<T>> sessions = new LinkedHashMap<>();
  private final Map<String, String> byToken = new LinkedHashMap<>();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("tool-sessions"));
  private final Future<?> sweeping;
  private int starting;

  /**
   * No sessions yet.
   *
   * @param clock milliseconds since 1970
   */
  public ToolSessions(ToolKind kind, Resources resources, LongSupplier clock) {
    this.kind = kind;
    this.resources = resources;
    this.clock = clock;
    this.sweeping = sweeper.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
  }

  /** A new session; the same client token has the same one. */
  public ToolSession<T> start(Request request, Start<T> start) {
    JsonNode tool = tool(request);
    String token = request.text("clientToken");
    synchronized (this) {
      ToolSession<T> before = sessions.get(byToken.getOrDefault(token, ""));
      if (before != null) {
        return before;
      }
      if (starting + sessions.values().stream().filter(ToolSession::ready).count() >= kind.most()) {
        throw new AwsError(
            "ServiceQuotaExceededException",
            "There are " + kind.most() + " sessions already; stop one first");
      }
      starting++;
    }
    try {
      String id = newId();
      T process = start.start(id, tool);
      ToolSession<T> session = new ToolSession<>(id, fields(request, id), process, ends(request));
      remember(session, token);
      return session;
    } finally {
      synchronized (this) {
        starting--;
      }
    }
  }

  /** The session that a request names, whatever became of it. */
  public synchronized ToolSession<T> get(Request request) {
    String id = request.text("sessionId");
    ToolSession<T> session = sessions.get(id);
    if (session == null
        || !session.fields().path(kind.member()).asText().equals(identifier(request))) {
      throw new AwsError(
          "ResourceNotFoundException", "There is no session " + id + " of " + identifier(request));
    }
    return session;
  }

  /** The session that a request names, if it goes on. */
  public ToolSession<T> running(Request request) {
    ToolSession<T> session = get(request);
    if (!session.ready()) {
      throw new AwsError("ResourceNotFoundException", "The session " + session.id() + " is over");
    }
    return session;
  }

  /** By its id alone, if it goes on; for what comes another way than as an operation. */
  public synchronized java.util.Optional<ToolSession<T>> running(String identifier, String id) {
    return java.util.Optional.ofNullable(sessions.get(id))
        .filter(it -> it.fields().path(kind.member()).asText().equals(identifier))
        .filter(ToolSession::ready);
  }

  public JsonNode stop(Request request) {
    ToolSession<T> session = get(request);
    end(session);
    return session.fields();
  }

  public JsonNode list(Request request) {
    tool(request);
    String status = request.text("status");
    NavigableMap<String, JsonNode> rows = new TreeMap<>(Comparator.reverseOrder());
    for (ToolSession<T> session : all()) {
      ObjectNode fields = session.fields();
      boolean fits =
          fields.path(kind.member()).asText().equals(identifier(request))
              && (status.isEmpty() || fields.path("status").asText().equals(status));
      if (fits) {
        long created = Math.round(fields.path("createdAt").asDouble() * 1000);
        rows.put(String.format(Locale.ROOT, "%019d", created) + session.id(), fields);
      }
    }
    return Paging.page("items", rows, request.input(), PAGE);
  }

  public synchronized List<ToolSession<T>> all() {
    return List.copyOf(sessions.values());
  }

  @Override
  public void close() {
    sweeping.cancel(false);
    sweeper.shutdown();
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    for (ToolSession<T> session : all()) {
      ends.add(CompletableFuture.runAsync(() -> end(session)));
    }
    ends.forEach(CompletableFuture::join);
  }

  private JsonNode tool(Request request) {
    String id = identifier(request);
    return resources
        .find(kind.kind(), request.region(), id)
        .filter(it -> it.path("status").asText().equals("READY"))
        .orElseThrow(
            () ->
                new AwsError(
                    "ResourceNotFoundException", "There is no " + kind.words() + " " + id));
  }

  /** By its id, or by its ARN. */
  private String identifier(Request request) {
    String text = request.text(kind.member());
    return text.substring(text.lastIndexOf('/') + 1);
  }

  private ObjectNode fields(Request request, String id) {
    ObjectNode fields = Json.mapper().createObjectNode();
    request
        .input()
        .properties()
        .forEach(
            it -> {
              if (!it.getKey().equals("clientToken")) {
                fields.set(it.getKey(), it.getValue());
              }
            });
    fields.put(kind.member(), identifier(request)).put("sessionId", id);
    fields.put("createdAt", request.seconds()).put("lastUpdatedAt", request.seconds());
    fields.put("sessionTimeoutSeconds", seconds(request)).put("status", ToolSession.READY);
    return fields;
  }

  private static int seconds(Request request) {
    return request.input().path("sessionTimeoutSeconds").asInt(DEFAULT_TIMEOUT_SECONDS);
  }

  private static long ends(Request request) {
    return request.now() + TimeUnit.SECONDS.toMillis(seconds(request));
  }

  private synchronized void remember(ToolSession<T> session, String token) {
    sessions.put(session.id(), session);
    if (!token.isEmpty()) {
      byToken.put(token, session.id());
    }
    if (sessions.size() > REMEMBERED) {
      sessions.values().stream()
          .filter(it -> !it.ready())
          .findFirst()
          .ifPresent(
              oldest -> {
                sessions.remove(oldest.id());
                byToken.values().remove(oldest.id());
              });
    }
  }

  private void end(ToolSession<T> session) {
    synchronized (this) {
      if (!session.ready()) {
        return;
      }
      session.fields().put("status", ToolSession.TERMINATED);
      session.fields().put("lastUpdatedAt", clock.getAsLong() / 1000.0);
    }
    session.process().close();
  }

  private void sweep() {
    for (ToolSession<T> session : all()) {
      if (session.ready() && session.endsAt() <= clock.getAsLong()) {
        try {
          end(session);
        } catch (RuntimeException e) {
          // The others must end all the same
          LOG.log(Level.WARNING, "session " + session.id(), e);
        }
      }
    }
  }

  private String newId() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return id.toString();
  }
}
