package io.acore.functions.member;

import io.acore.functions.oidc.ClaimMap;
import io.acore.functions.settings.IssuerSettings;
import io.acore.functions.tenant.Identity;
import io.acore.functions.tenant.Profile;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides who of those whom a provider vouches for gets in, and with which roles. */
public final class Admission {
  private final MemberStore members;
  private final Clock clock;

  public Admission(MemberStore members, Clock clock) {
    this.members = members;
    this.clock = clock;
  }

  /** The identity to sign in with; empty for a suspended member and for somebody not invited. */
  public Optional<Identity> admit(
      IssuerSettings issuer, TenantId tenant, UserId user, Map<String, @Nullable Object> claims) {
    Set<String> roles = new TreeSet<>(new ClaimMap(issuer).roles(claims));
    Optional<Member> known = members.find(tenant, user);
    if (known.isEmpty()) {
      Optional<Set<String>> own = join(issuer, tenant, user, claims, roles);
      own.ifPresent(roles::addAll);
      return own.map(ignored -> new Identity(tenant, user, roles));
    }
    roles.addAll(known.get().roles());
    return known
        .filter(member -> member.status() == Member.Status.ACTIVE)
        .map(ignored -> new Identity(tenant, user, roles));
  }

  private Optional<Set<String>> join(
      IssuerSettings issuer,
      TenantId tenant,
      UserId user,
      Map<String, @Nullable Object> claims,
      Set<String> providerRoles) {
    Set<String> roles = new TreeSet<>(Set.of(Identity.USER));
    Optional<Invitation> invitation =
        ClaimMap.verifiedEmail(claims)
            .flatMap(email -> members.accept(tenant, email, clock.instant()));
    invitation.ifPresent(accepted -> roles.addAll(accepted.roles()));
    boolean welcome =
        switch (issuer.membership()) {
          case OPEN -> true;
          case INVITED -> invitation.isPresent() || providerRoles.contains(Identity.ADMIN);
        };
    if (!welcome) {
      return Optional.empty();
    }
    Profile profile = ClaimMap.profile(claims);
    members.add(new Member(tenant, user, profile, roles, Member.Status.ACTIVE, clock.instant()));
    return Optional.of(roles);
  }
}
