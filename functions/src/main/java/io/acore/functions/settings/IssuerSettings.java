package io.acore.functions.settings;

import io.acore.functions.tenant.TenantId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One identity provider and what it may say.
 *
 * @param id its name in our addresses
 * @param tenants what the tenant claim may hold, and which tenant that is; anything else is refused
 * @param roles what the roles claim may hold, and which role that is; anything else is ignored
 * @param admins verified e-mail addresses that are administrators of their tenant from the start
 */
public record IssuerSettings(
    String id,
    String name,
    URI issuer,
    String clientId,
    String clientSecret,
    ClientAuthentication clientAuthentication,
    List<String> scopes,
    String tenantClaim,
    Map<String, TenantId> tenants,
    Optional<String> rolesClaim,
    Map<String, String> roles,
    Membership membership,
    Set<String> admins) {

  /** How the client proves itself at the token endpoint. */
  public enum ClientAuthentication {
    BASIC,
    POST
  }

  /** Who of a tenant may sign in. */
  public enum Membership {
    /** Everybody whom the provider puts into the tenant. */
    OPEN,
    /** Only who was invited, or is an administrator by the settings. */
    INVITED
  }

  public IssuerSettings {
    scopes = List.copyOf(scopes);
    tenants = Map.copyOf(tenants);
    roles = Map.copyOf(roles);
    admins = Set.copyOf(admins);
  }
}
