package io.acore.functions.session;

import io.acore.functions.secret.Hash;
import java.util.Optional;

/** Where sign-ins under way are kept. */
public interface LoginStore {
  void put(LoginTransaction login);

  /** Removes and returns it: of two callers, one gets it. */
  Optional<LoginTransaction> take(Hash state);
}
