package io.acore.functions.member;

import io.acore.functions.tenant.Profile;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import java.time.Instant;
import java.util.Set;

/** A user of a tenant, from the first sign-in on. */
public record Member(
    TenantId tenant,
    UserId user,
    Profile profile,
    Set<String> roles,
    Status status,
    Instant joined) {

  public Member {
    roles = Set.copyOf(roles);
  }

  /** Whether the member may sign in. */
  public enum Status {
    ACTIVE,
    SUSPENDED
  }
}
