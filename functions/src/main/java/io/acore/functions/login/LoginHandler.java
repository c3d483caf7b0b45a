package io.acore.functions.login;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.acore.functions.audit.AuditLog;
import io.acore.functions.deployment.Deployment;
import io.acore.functions.http.Exchange;
import io.acore.functions.http.PublicOrigin;
import io.acore.functions.http.Request;
import io.acore.functions.http.Response;
import io.acore.functions.member.DynamoMembers;
import io.acore.functions.oidc.ProviderUnavailable;
import io.acore.functions.oidc.Providers;
import io.acore.functions.secret.TokenCipher;
import io.acore.functions.session.DynamoLogins;
import io.acore.functions.session.DynamoSessions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entry point of the function behind {@code /auth/*}. */
public final class LoginHandler
    implements RequestHandler<Map<String, @Nullable Object>, Map<String, Object>> {
  private final LoginRoutes routes;
  private final AuditLog audit;

  /** As Lambda makes it. */
  public LoginHandler() {
    this(Deployment.fromEnvironment());
  }

  public LoginHandler(Deployment deployment) {
    this(parts(deployment));
  }

  LoginHandler(LoginParts parts) {
    this.routes = new LoginRoutes(parts);
    this.audit = parts.audit();
  }

  @Override
  public Map<String, Object> handleRequest(
      Map<String, @Nullable Object> event, @Nullable Context context) {
    return Exchange.answer(event, audit, this::answer);
  }

  private Response answer(Request request) {
    try {
      return routes.answer(request);
    } catch (ProviderUnavailable e) {
      audit.write(
          "provider_unavailable",
          Map.of("request", request.id(), "reason", String.valueOf(e.getMessage())));
      return Response.json(503, Map.of("error", "provider_unavailable"));
    }
  }

  private static LoginParts parts(Deployment deployment) {
    DynamoSessions sessions = new DynamoSessions(deployment.dynamo(), deployment.table());
    Providers providers = deployment.providers();
    TokenCipher cipher = deployment.cipher();
    PublicOrigin origin = deployment.origin();
    return new LoginParts(
        deployment.settings(),
        providers,
        new DynamoLogins(deployment.dynamo(), deployment.table()),
        sessions,
        deployment.guard(sessions, providers, cipher),
        new DynamoMembers(deployment.dynamo(), deployment.table()),
        deployment.access(),
        cipher,
        origin,
        deployment.audit(),
        deployment.random(),
        deployment.clock());
  }
}
