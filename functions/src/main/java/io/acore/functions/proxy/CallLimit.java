package io.acore.functions.proxy;

import io.acore.functions.tenant.TenantId;

/** How many calls of one tenant may run at once. */
interface CallLimit {
  /**
   * Takes the right to one call.
   *
   * @throws io.acore.functions.http.Refusal 429 when there are enough already
   */
  Slot take(TenantId tenant);

  /** The right to one call. */
  @FunctionalInterface
  interface Slot {
    void close();
  }
}
