package io.acore.functions.testing;

import io.acore.functions.member.Invitation;
import io.acore.functions.member.Member;
import io.acore.functions.member.MemberStore;
import io.acore.functions.secret.Hash;
import io.acore.functions.session.LoginStore;
import io.acore.functions.session.LoginTransaction;
import io.acore.functions.session.Session;
import io.acore.functions.session.SessionKey;
import io.acore.functions.session.SessionStore;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All stores; each operation is atomic, as those of DynamoDB are. */
public final class MemoryStores implements SessionStore, LoginStore, MemberStore {
  private final Map<Hash, Session> sessions = new HashMap<>();
  private final Map<Hash, String> leases = new HashMap<>();
  private final Map<Hash, LoginTransaction> logins = new HashMap<>();
  private final Map<UserId, Member> members = new HashMap<>();
  private final Map<String, Invitation> invitations = new HashMap<>();

  public synchronized List<Session> all() {
    return List.copyOf(sessions.values());
  }

  /** Everything that an attacker would read in the store. */
  public synchronized String dump() {
    StringBuilder text = new StringBuilder();
    sessions.forEach(
        (hash, session) ->
            text.append(hash)
                .append(session)
                .append(
                    new String(session.tokens(), java.nio.charset.StandardCharsets.ISO_8859_1)));
    logins.forEach(
        (hash, login) ->
            text.append(hash)
                .append(login)
                .append(new String(login.sealed(), java.nio.charset.StandardCharsets.ISO_8859_1)));
    return text.toString();
  }

  @Override
  public synchronized boolean create(Session session) {
    Member member = members.get(session.key().user());
    if (member == null || member.status() != Member.Status.ACTIVE) {
      return false;
    }
    return sessions.putIfAbsent(session.key().hash(), session) == null;
  }

  @Override
  public synchronized Optional<Session> find(Hash hash) {
    return Optional.ofNullable(sessions.get(hash));
  }

  @Override
  public synchronized void touch(SessionKey key, Instant now) {
    sessions.computeIfPresent(key.hash(), (hash, session) -> session.seen(now));
  }

  @Override
  public synchronized boolean takeLease(Session session, String owner, Instant now, Instant until) {
    Session stored = sessions.get(session.key().hash());
    if (stored == null
        || stored.version() != session.version()
        || now.isBefore(stored.refreshingUntil())) {
      return false;
    }
    leases.put(session.key().hash(), owner);
    sessions.put(session.key().hash(), leased(stored, until));
    return true;
  }

  @Override
  public synchronized boolean publish(Session refreshed, String owner) {
    Session stored = sessions.get(refreshed.key().hash());
    if (stored == null
        || stored.version() != refreshed.version() - 1
        || !owner.equals(leases.get(refreshed.key().hash()))) {
      return false;
    }
    leases.remove(refreshed.key().hash());
    sessions.put(refreshed.key().hash(), refreshed);
    return true;
  }

  @Override
  public synchronized void giveBack(Session session, String owner) {
    if (leases.remove(session.key().hash(), owner)) {
      sessions.computeIfPresent(
          session.key().hash(), (hash, stored) -> leased(stored, Instant.EPOCH));
    }
  }

  @Override
  public synchronized void delete(SessionKey key) {
    sessions.remove(key.hash());
  }

  @Override
  public synchronized List<Session> ofUser(TenantId tenant, UserId user) {
    return sessions.values().stream()
        .filter(session -> session.key().tenant().equals(tenant))
        .filter(session -> session.key().user().equals(user))
        .toList();
  }

  @Override
  public synchronized void put(LoginTransaction login) {
    logins.put(login.state(), login);
  }

  @Override
  public synchronized Optional<LoginTransaction> take(Hash state) {
    return Optional.ofNullable(logins.remove(state));
  }

  @Override
  public synchronized Optional<Member> find(TenantId tenant, UserId user) {
    return Optional.ofNullable(members.get(user)).filter(member -> member.tenant().equals(tenant));
  }

  @Override
  public synchronized void add(Member member) {
    members.putIfAbsent(member.user(), member);
  }

  @Override
  public synchronized boolean setRoles(TenantId tenant, UserId user, Set<String> roles) {
    return change(tenant, user, roles, null);
  }

  @Override
  public synchronized boolean setStatus(TenantId tenant, UserId user, Member.Status status) {
    return change(tenant, user, null, status);
  }

  @Override
  public synchronized List<Member> all(TenantId tenant) {
    return members.values().stream().filter(member -> member.tenant().equals(tenant)).toList();
  }

  @Override
  public synchronized void invite(Invitation invitation) {
    invitations.put(invitation.tenant().value() + " " + invitation.email(), invitation);
  }

  @Override
  public synchronized Optional<Invitation> accept(TenantId tenant, String email, Instant now) {
    return Optional.ofNullable(invitations.remove(tenant.value() + " " + email))
        .filter(invitation -> now.isBefore(invitation.until()));
  }

  private boolean change(
      TenantId tenant,
      UserId user,
      @org.jspecify.annotations.Nullable Set<String> roles,
      Member.@org.jspecify.annotations.Nullable Status status) {
    Optional<Member> found = find(tenant, user);
    found.ifPresent(
        member ->
            members.put(
                user,
                new Member(
                    tenant,
                    user,
                    member.profile(),
                    roles == null ? member.roles() : roles,
                    status == null ? member.status() : status,
                    member.joined())));
    return found.isPresent();
  }

  private static Session leased(Session session, Instant until) {
    return new Session(
        session.key(),
        session.issuer(),
        session.roles(),
        session.vouched(),
        session.profile(),
        session.created(),
        session.lastSeen(),
        session.until(),
        session.refreshAt(),
        session.version(),
        until,
        session.client(),
        session.tokens());
  }
}
