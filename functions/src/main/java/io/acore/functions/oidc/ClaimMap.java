package io.acore.functions.oidc;

import io.acore.functions.settings.IssuerSettings;
import io.acore.functions.tenant.Identity;
import io.acore.functions.tenant.Profile;
import io.acore.functions.tenant.TenantId;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What verified claims mean to us. */
public final class ClaimMap {
  private final IssuerSettings issuer;

  public ClaimMap(IssuerSettings issuer) {
    this.issuer = issuer;
  }

  /** The tenant; empty unless the claim is one text of the provider's allow-list. */
  public Optional<TenantId> tenant(Map<String, @Nullable Object> claims) {
    return claims.get(issuer.tenantClaim()) instanceof String claim
        ? Optional.ofNullable(issuer.tenants().get(claim))
        : Optional.empty();
  }

  /**
   * Whether new claims still say what a session was begun with. A claim that a provider leaves out
   * when it refreshes says nothing; one that says something else ends the session.
   */
  public boolean agrees(
      Map<String, @Nullable Object> claims, TenantId tenant, Set<String> vouched) {
    boolean sameTenant =
        !claims.containsKey(issuer.tenantClaim()) || tenant(claims).equals(Optional.of(tenant));
    boolean sameRoles =
        issuer.rolesClaim().filter(claims::containsKey).isEmpty()
            || roles(claims).containsAll(vouched);
    return sameTenant && sameRoles;
  }

  /** Whether the settings still let this provider speak for the tenant. */
  public boolean mayVouchFor(TenantId tenant) {
    return issuer.tenants().containsValue(tenant);
  }

  /** The roles that the provider gives; administrators by the settings are that too. */
  public Set<String> roles(Map<String, @Nullable Object> claims) {
    Set<String> roles = new TreeSet<>();
    issuer
        .rolesClaim()
        .ifPresent(
            claim -> {
              if (claims.get(claim) instanceof Collection<?> values) {
                values.forEach(value -> add(roles, value));
              } else {
                add(roles, claims.get(claim));
              }
            });
    if (verifiedEmail(claims).filter(issuer.admins()::contains).isPresent()) {
      roles.add(Identity.ADMIN);
    }
    return roles;
  }

  /** Lower case, and only when the provider says that it belongs to the user. */
  public static Optional<String> verifiedEmail(Map<String, @Nullable Object> claims) {
    return Boolean.TRUE.equals(claims.get("email_verified"))
            && claims.get("email") instanceof String email
        ? Optional.of(email.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  public static Profile profile(Map<String, @Nullable Object> claims) {
    return new Profile(text(claims.get("name")), text(claims.get("email")));
  }

  private void add(Set<String> roles, @Nullable Object value) {
    if (value instanceof String name) {
      Optional.ofNullable(issuer.roles().get(name)).ifPresent(roles::add);
    }
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }
}
