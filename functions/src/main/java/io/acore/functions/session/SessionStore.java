package io.acore.functions.session;

import io.acore.functions.secret.Hash;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where sessions are kept. Every read sees every write that came before it. */
public interface SessionStore {
  /**
   * Stores a new session, unless its user is suspended at that very moment.
   *
   * @return whether it was stored
   */
  boolean create(Session session);

  Optional<Session> find(Hash hash);

  /** Notes the use of a session that still exists. */
  void touch(SessionKey key, Instant now);

  /**
   * Takes the right to refresh: one caller gets it for a version, until it publishes, gives back or
   * its time is up.
   */
  boolean takeLease(Session session, String owner, Instant now, Instant until);

  /**
   * Stores what a refresh brought and gives the lease back.
   *
   * @return whether the caller still had the lease
   */
  boolean publish(Session refreshed, String owner);

  void giveBack(Session session, String owner);

  void delete(SessionKey key);

  List<Session> ofUser(TenantId tenant, UserId user);
}
