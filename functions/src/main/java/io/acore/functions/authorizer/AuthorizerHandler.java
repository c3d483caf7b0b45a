package io.acore.functions.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.acore.functions.deployment.Deployment;
import io.acore.functions.http.GatewayEvent;
import io.acore.functions.http.Refusal;
import io.acore.functions.oidc.Providers;
import io.acore.functions.secret.TokenCipher;
import io.acore.functions.session.DynamoSessions;
import io.acore.functions.session.Session;
import io.acore.functions.session.SessionGuard;
import io.acore.functions.tenant.AppId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entry point of the request authorizer in front of {@code /api/*}. */
public final class AuthorizerHandler
    implements RequestHandler<Map<String, @Nullable Object>, Map<String, Object>> {
  private static final Pattern METHOD_ARN =
      Pattern.compile("(arn:aws[a-z-]*:execute-api:[^:/]+:[0-9]{12}:[^:/]+/[^:/]+)/[A-Z]+/.*");

  private final SessionGuard guard;
  private final AppId app;

  /** As Lambda makes it. */
  public AuthorizerHandler() {
    this(Deployment.fromEnvironment());
  }

  public AuthorizerHandler(Deployment deployment) {
    DynamoSessions sessions = new DynamoSessions(deployment.dynamo(), deployment.table());
    Providers providers = deployment.providers();
    TokenCipher cipher = deployment.cipher();
    this.guard = deployment.guard(sessions, providers, cipher);
    this.app = deployment.settings().app();
  }

  AuthorizerHandler(SessionGuard guard, AppId app) {
    this.guard = guard;
    this.app = app;
  }

  /**
   * A policy for {@code /api/*} and who calls.
   *
   * @throws Unauthorized which API Gateway answers with 401
   * @throws io.acore.functions.oidc.ProviderUnavailable which it answers with 500: nobody is signed
   *     out because an identity provider is down
   */
  @Override
  public Map<String, Object> handleRequest(
      Map<String, @Nullable Object> event, @Nullable Context context) {
    Optional<Session> session;
    try {
      session = guard.check(GatewayEvent.request(event));
    } catch (Refusal e) {
      throw new Unauthorized(e);
    }
    return allow(
        session.orElseThrow(() -> new Unauthorized(null)),
        resource(String.valueOf(event.get("methodArn"))));
  }

  private Map<String, Object> allow(Session session, String resource) {
    return Map.of(
        "principalId", session.key().user().value(),
        "policyDocument",
            Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(
                    Map.of(
                        "Action", "execute-api:Invoke",
                        "Effect", "Allow",
                        "Resource", resource))),
        "context",
            Map.of(
                "app", app.value(),
                "tenant", session.key().tenant().value(),
                "user", session.key().user().value(),
                "roles", session.identity().rolesText(),
                "session", session.key().handle()));
  }

  /**
   * Every method below {@code /api/}: should somebody switch on the authorizer's cache, a policy
   * for one method alone would refuse the next.
   */
  private static String resource(String methodArn) {
    Matcher arn = METHOD_ARN.matcher(methodArn);
    if (!arn.matches()) {
      throw new Unauthorized(null);
    }
    return arn.group(1) + "/*/api/*";
  }
}
