package io.acore.constructs.role;

import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which AWS service may take on a role, and on whose behalf.
 *
 * @param principal {@code bedrock-agentcore.amazonaws.com}
 * @param roles who else may take it on, with session tags; such a role has no service
 * @param conditions of those roles: operator, key, value
 * @param source the service and region that {@code aws:SourceArn} names; none for services that
 *     send no such header
 */
public record Trust(
    String principal,
    Optional<Source> source,
    List<Expression> roles,
    Map<String, Map<String, ?>> conditions) {
  private static final String AGENTCORE = "bedrock-agentcore";

  /** The service word of an ARN, and the region in it. */
  record Source(String service, Expression region) {}

  /**
   * AgentCore in one region, for this account only.
   *
   * <p>The source ARN ends in {@code :*}: when AgentCore checks the role before it creates anything
   * there is no resource id yet, and a narrower condition fails with "Role validation failed".
   */
  public static Trust agentCore(Expression region) {
    return service(AGENTCORE + ".amazonaws.com", AGENTCORE, region);
  }

  /** A service that sends {@code aws:SourceAccount} and {@code aws:SourceArn}. */
  public static Trust service(String principal, String arnService, Expression region) {
    return new Trust(principal, Optional.of(new Source(arnService, region)), List.of(), Map.of());
  }

  /** A service that sends neither, such as Lambda and ECS tasks of the same account. */
  public static Trust service(String principal) {
    return new Trust(principal, Optional.empty(), List.of(), Map.of());
  }

  /**
   * Roles of this account that take it on in somebody's name, which the session's tags say.
   *
   * @param conditions on those tags: operator, key, value
   */
  public static Trust tagged(List<Expression> roles, Map<String, Map<String, ?>> conditions) {
    return new Trust("", Optional.empty(), roles, conditions);
  }

  Map<String, Object> json(AcoreStack stack) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    if (!roles.isEmpty()) {
      statement.put("Principal", Map.of("AWS", roles));
      statement.put("Action", List.of("sts:AssumeRole", "sts:TagSession"));
      statement.put("Condition", conditions);
      return Map.of("Version", "2012-10-17", "Statement", List.of(statement));
    }
    statement.put("Principal", Map.of("Service", principal));
    statement.put("Action", "sts:AssumeRole");
    source.ifPresent(
        from -> {
          Account account = Account.of(stack);
          statement.put(
              "Condition",
              Map.of(
                  "StringEquals",
                  Map.of("aws:SourceAccount", account.id()),
                  "ArnLike",
                  Map.of("aws:SourceArn", account.arn(from.service, from.region, "*"))));
        });
    return Map.of("Version", "2012-10-17", "Statement", List.of(statement));
  }
}
