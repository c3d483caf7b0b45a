package io.acore.functions.login;

import io.acore.functions.access.AccessPolicy;
import io.acore.functions.access.Action;
import io.acore.functions.audit.AuditLog;
import io.acore.functions.http.Json;
import io.acore.functions.http.Refusal;
import io.acore.functions.http.Request;
import io.acore.functions.http.Response;
import io.acore.functions.member.Invitation;
import io.acore.functions.member.Member;
import io.acore.functions.member.MemberStore;
import io.acore.functions.session.Session;
import io.acore.functions.session.SessionStore;
import io.acore.functions.tenant.Identity;
import io.acore.functions.tenant.InvalidName;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Members of the administrator's own tenant: invite, give roles, suspend. */
final class TenantAdmin {
  static final String PREFIX = "/auth/admin/";
  private static final Pattern MEMBER =
      Pattern.compile("/auth/admin/members/([A-Za-z0-9_-]{1,64})/(roles|suspend|restore)");
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>\"\\p{C}]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+");
  private static final Duration INVITATION = Duration.ofDays(7);
  private static final int MOST_BODY = 4096;
  private static final int MOST_ROLES = 10;

  private final MemberStore members;
  private final SessionStore sessions;
  private final AccessPolicy access;
  private final AuditLog audit;
  private final Clock clock;

  TenantAdmin(LoginParts parts) {
    this.members = parts.members();
    this.sessions = parts.sessions();
    this.access = parts.access();
    this.audit = parts.audit();
    this.clock = parts.clock();
  }

  Response answer(Request request, Session session) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("request", request.id());
    record.put("tenant", session.key().tenant().value());
    record.put("user", session.key().user().value());
    record.put("action", request.method() + " " + request.path());
    record.put("decision", "error");
    try {
      access.check(session.identity(), Action.ADMIN);
      Response response = route(request, session.key().tenant(), session.key().user());
      record.put("decision", "allowed");
      return response;
    } catch (Refusal e) {
      record.put("decision", e.code());
      throw e;
    } finally {
      audit.write("tenant_admin", record);
    }
  }

  private Response route(Request request, TenantId tenant, UserId admin) {
    String route = request.method() + " " + request.path();
    if (route.equals("GET /auth/admin/members")) {
      return list(tenant);
    }
    if (route.equals("POST /auth/admin/invitations")) {
      return invite(request, tenant);
    }
    Matcher member = MEMBER.matcher(request.path());
    if (request.method().equals("POST") && member.matches()) {
      return change(request, tenant, admin, member.group(1), member.group(2));
    }
    throw new Refusal(404, "no_such_route");
  }

  private Response list(TenantId tenant) {
    return Response.json(
        200,
        Map.of(
            "members",
            members.all(tenant).stream()
                .map(
                    member ->
                        Map.of(
                            "user", member.user().value(),
                            "name", member.profile().name(),
                            "email", member.profile().email(),
                            "roles", List.copyOf(new TreeSet<>(member.roles())),
                            "status", member.status().name().toLowerCase(Locale.ROOT),
                            "joined", member.joined().toString()))
                .toList()));
  }

  private Response invite(Request request, TenantId tenant) {
    Map<String, @Nullable Object> body = body(request);
    String email = Json.text(body, "email").toLowerCase(Locale.ROOT);
    if (!EMAIL.matcher(email).matches()) {
      throw new Refusal(400, "not_an_address");
    }
    members.invite(new Invitation(tenant, email, roles(body), clock.instant().plus(INVITATION)));
    return Response.empty();
  }

  private Response change(
      Request request, TenantId tenant, UserId admin, String name, String what) {
    UserId user = user(name);
    if (user.equals(admin)) {
      // Otherwise the last administrator could lock everybody out, or be made to
      throw new Refusal(409, "not_yourself");
    }
    boolean found =
        switch (what) {
          case "roles" -> members.setRoles(tenant, user, roles(body(request)));
          case "suspend" -> members.setStatus(tenant, user, Member.Status.SUSPENDED);
          case "restore" -> members.setStatus(tenant, user, Member.Status.ACTIVE);
          default -> throw new IllegalStateException(what);
        };
    if (!found) {
      throw new Refusal(404, "no_such_member");
    }
    // Sessions carry the roles, so what changed counts from now on and not from the next sign-in
    sessions.ofUser(tenant, user).forEach(session -> sessions.delete(session.key()));
    return Response.empty();
  }

  private static UserId user(String name) {
    try {
      return new UserId(name);
    } catch (InvalidName e) {
      throw new Refusal(404, "no_such_member", e);
    }
  }

  private static Map<String, @Nullable Object> body(Request request) {
    return Json.parse(new String(request.body(), StandardCharsets.UTF_8), MOST_BODY);
  }

  private static Set<String> roles(Map<String, @Nullable Object> body) {
    if (!(body.get("roles") instanceof List<?> list) || list.size() > MOST_ROLES) {
      throw new Refusal(400, "no_roles");
    }
    Set<String> roles = new TreeSet<>();
    for (Object role : list) {
      if (!(role instanceof String name)) {
        throw new Refusal(400, "no_roles");
      }
      try {
        roles.add(Identity.checkRole(name));
      } catch (InvalidName e) {
        throw new Refusal(400, "no_roles", e);
      }
    }
    return roles;
  }
}
