package io.acore.functions.tenant;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Who calls: the user of a tenant, and the roles that the user has there. */
public record Identity(TenantId tenant, UserId user, Set<String> roles) {
  public static final String USER = "user";
  public static final String ADMIN = "admin";
  private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

  public Identity {
    roles = Set.copyOf(roles);
    roles.forEach(Identity::checkRole);
  }

  public static String checkRole(String role) {
    return Names.check(role, ROLE, "role");
  }

  /** Sorted, for a header or a record. */
  public String rolesText() {
    return String.join(",", new TreeSet<>(roles));
  }
}
