package io.acore.functions.audit;

import java.util.Map;

/** Where records of what was done go. */
@FunctionalInterface
public interface AuditLog {
  /** Writes one record; values are escaped, so no value can look like a record of its own. */
  void write(String event, Map<String, ?> fields);
}
