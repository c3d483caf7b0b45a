package io.acore.functions.proxy;

import io.acore.functions.tenant.Identity;

/** Files that users give to the agent. */
@FunctionalInterface
interface Files {
  /** Stores the content and returns where. */
  String put(Identity identity, FileName name, byte[] content);
}
