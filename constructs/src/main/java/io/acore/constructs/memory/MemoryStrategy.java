package io.acore.constructs.memory;

import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import java.util.Map;

/** How long-term records are made from events. */
public sealed interface MemoryStrategy
    permits BuiltInStrategy, OverrideStrategy, SelfManagedStrategy {

  /** Unique in its memory. */
  String name();

  /** The union member and its content, as the API has it. */
  Map<String, Object> input();

  /** Whether the service needs a role to do it. */
  boolean needsRole();

  /** What that role needs. */
  void grant(IRole role, Account account);
}
