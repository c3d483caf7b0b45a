package io.acore.functions.login;

import io.acore.functions.http.CsrfGuard;
import io.acore.functions.http.Refusal;
import io.acore.functions.http.Request;
import io.acore.functions.http.Response;
import io.acore.functions.session.Session;
import io.acore.functions.session.SessionGuard;
import io.acore.functions.settings.IssuerSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything below {@code /auth/}. */
public final class LoginRoutes {
  private static final String CALLBACK = "/auth/callback/";

  private final SignIns signIns;
  private final SignedIn signedIn;
  private final TenantAdmin admin;
  private final SessionGuard guard;
  private final CsrfGuard csrf;
  private final List<IssuerSettings> choices;

  public LoginRoutes(LoginParts parts) {
    this.signIns = new SignIns(parts);
    this.signedIn = new SignedIn(parts);
    this.admin = new TenantAdmin(parts);
    this.guard = parts.guard();
    this.csrf = new CsrfGuard(parts.origin());
    this.choices = parts.providers().choices();
  }

  public Response answer(Request request) {
    csrf.check(request);
    if (request.method().equals("GET") && request.path().startsWith(CALLBACK)) {
      return signIns.callback(request, request.path().substring(CALLBACK.length()));
    }
    if (request.path().startsWith(TenantAdmin.PREFIX)) {
      return admin.answer(request, session(request));
    }
    return switch (request.method() + " " + request.path()) {
      case "GET /auth/login" -> signIns.begin(request);
      case "GET /auth/session" ->
          guard.check(request).map(signedIn::show).orElseGet(this::signedOut);
      case "GET /auth/sessions" -> signedIn.list(session(request));
      case "POST /auth/sessions/revoke" -> signedIn.revoke(request, session(request));
      case "POST /auth/logout" -> signedIn.signOut(request, guard.known(request));
      default -> throw new Refusal(404, "no_such_route");
    };
  }

  private Session session(Request request) {
    Optional<Session> session = guard.check(request);
    return session.orElseThrow(() -> new Refusal(401, "signed_out"));
  }

  private Response signedOut() {
    return Response.json(
        401,
        Map.of(
            "error",
            "signed_out",
            "sign_in",
            choices.stream()
                .map(issuer -> Map.of("issuer", issuer.id(), "name", issuer.name()))
                .toList()));
  }
}
