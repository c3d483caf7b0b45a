package io.acore.functions.member;

import io.acore.functions.secret.Hash;
import io.acore.functions.tenant.TenantId;
import java.time.Instant;
import java.util.Set;

/** Somebody may join a tenant: whoever signs in with this verified e-mail address. */
public record Invitation(TenantId tenant, String email, Set<String> roles, Instant until) {
  public Invitation {
    roles = Set.copyOf(roles);
  }

  /** Its name in the store; an address may hold any character. */
  public static Hash key(String email) {
    return Hash.of("acore-invitation", email);
  }
}
