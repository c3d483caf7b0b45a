package io.acore.functions.member;

import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where members and invitations are kept. */
public interface MemberStore {
  Optional<Member> find(TenantId tenant, UserId user);

  /** Adds a member, or leaves the one that is there. */
  void add(Member member);

  /** Returns whether there is such a member. */
  boolean setRoles(TenantId tenant, UserId user, Set<String> roles);

  /** Returns whether there is such a member. */
  boolean setStatus(TenantId tenant, UserId user, Member.Status status);

  List<Member> all(TenantId tenant);

  void invite(Invitation invitation);

  /** Removes and returns the invitation: it lets one user in. */
  Optional<Invitation> accept(TenantId tenant, String email, Instant now);
}
