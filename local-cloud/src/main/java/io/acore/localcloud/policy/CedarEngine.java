package io.acore.localcloud.policy;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.PartialAuthorizationRequest;
import com.cedarpolicy.model.PartialAuthorizationResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Unknown;
import com.cedarpolicy.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Cedar's evaluator with the entities of AgentCore. */
public final class CedarEngine {
  private static final String ACTION = "AgentCore::Action";
  private static final String GATEWAY = "AgentCore::Gateway";
  private static final String NOTHING_APPLIES =
      "No policy applies to the request (denied by default).";

  private final AuthorizationEngine engine = new BasicAuthorizationEngine();

  /** What is wrong with a statement. */
  public static Optional<String> problem(String statement) {
    try {
      Policy.parseStaticPolicy(statement);
      return Optional.empty();
    } catch (InternalException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Whether the tool may be called with these arguments. */
  public Decision decide(
      List<PolicyText> policies,
      Subject subject,
      String tool,
      JsonNode arguments,
      JsonNode inputSchema) {
    try {
      Map<String, Value> context = Map.of("input", Values.arguments(arguments, inputSchema));
      AuthorizationResponse response =
          engine.isAuthorized(
              new AuthorizationRequest(
                  principal(subject), uid(ACTION, tool), gateway(subject), context),
              set(policies),
              entities(subject));
      if (response.success.isEmpty()) {
        return Decision.denied("The policies cannot be evaluated: " + response.errors);
      }
      return decision(response.success.get());
    } catch (Values.Unfit e) {
      return Decision.denied("The request cannot be put before the policies: " + e.getMessage());
    } catch (AuthException e) {
      return Decision.denied("The policies cannot be evaluated: " + e.getMessage());
    }
  }

  /** Whether there may be arguments with which the tool may be called. */
  public boolean mayAllow(List<PolicyText> policies, Subject subject, String tool) {
    try {
      PartialAuthorizationResponse response =
          engine.isAuthorizedPartial(
              PartialAuthorizationRequest.builder()
                  .principal(principal(subject))
                  .action(uid(ACTION, tool))
                  .resource(gateway(subject))
                  .context(Map.of("input", new Unknown("input")))
                  .build(),
              set(policies),
              entities(subject));
      return response
          .success
          .filter(
              it ->
                  it.getDecision() == null
                      || it.getDecision() == AuthorizationSuccessResponse.Decision.Allow)
          .isPresent();
    } catch (AuthException e) {
      return false;
    }
  }

  private static Decision decision(AuthorizationSuccessResponse response) {
    Set<String> policies = new TreeSet<>(response.getReason());
    if (response.isAllowed()) {
      return new Decision(true, "Policy evaluation allowed due to " + String.join(", ", policies));
    }
    return Decision.denied(
        policies.isEmpty()
            ? NOTHING_APPLIES
            : "Policy evaluation denied due to " + String.join(", ", policies));
  }

  private static PolicySet set(List<PolicyText> policies) {
    return new PolicySet(
        policies.stream()
            .map(it -> new Policy(it.statement(), it.id()))
            .collect(Collectors.toSet()));
  }

  private static Set<Entity> entities(Subject subject) {
    return Set.of(
        new Entity(
            principal(subject),
            Map.of("id", new PrimString(subject.id())),
            Set.of(),
            Values.tags(subject.claims())),
        new Entity(gateway(subject)));
  }

  private static EntityUID principal(Subject subject) {
    return uid(subject.type(), subject.id());
  }

  private static EntityUID gateway(Subject subject) {
    return uid(GATEWAY, subject.gatewayArn());
  }

  private static EntityUID uid(String type, String id) {
    return new EntityUID(EntityTypeName.parse(type).orElseThrow(), id);
  }
}
