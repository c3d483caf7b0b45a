package io.acore.functions.session;

import io.acore.functions.tenant.Identity;
import io.acore.functions.tenant.Profile;
import java.time.Instant;
import java.util.Set;

/**
 * A signed-in browser.
 *
 * @param issuer the id of the identity provider that vouches for the user
 * @param vouched which of the roles the provider gave
 * @param until the end that no use can move
 * @param refreshAt when the provider must be asked again whether the user may go on
 * @param version counts the refreshes; whoever writes says which one it read
 * @param refreshingUntil until when somebody is refreshing; in the past when nobody is
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record Session(
    SessionKey key,
    String issuer,
    Set<String> roles,
    Set<String> vouched,
    Profile profile,
    Instant created,
    Instant lastSeen,
    Instant until,
    Instant refreshAt,
    long version,
    Instant refreshingUntil,
    String client,
    byte[] tokens) {

  public Session {
    roles = Set.copyOf(roles);
    vouched = Set.copyOf(vouched);
    tokens = tokens.clone();
  }

  @Override
  public byte[] tokens() {
    return tokens.clone();
  }

  public Identity identity() {
    return new Identity(key.tenant(), key.user(), roles);
  }

  public Session refreshed(Instant nextRefresh, byte[] newTokens) {
    return new Session(
        key,
        issuer,
        roles,
        vouched,
        profile,
        created,
        lastSeen,
        until,
        nextRefresh,
        version + 1,
        Instant.EPOCH,
        client,
        newTokens);
  }

  public Session seen(Instant now) {
    return new Session(
        key,
        issuer,
        roles,
        vouched,
        profile,
        created,
        now,
        until,
        refreshAt,
        version,
        refreshingUntil,
        client,
        tokens);
  }
}
