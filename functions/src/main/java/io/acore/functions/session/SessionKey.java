package io.acore.functions.session;

import io.acore.functions.secret.Hash;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;

/** Where a session is stored; the hash of its secret never changes hands. */
public record SessionKey(TenantId tenant, UserId user, Hash hash) {
  /** What its tokens are sealed for. */
  public String place() {
    return "session/" + tenant.value() + "/" + user.value() + "/" + hash.value();
  }

  /** How the user may name it, for example to end it; says nothing about the secret. */
  public String handle() {
    return hash.value().substring(0, 16);
  }
}
