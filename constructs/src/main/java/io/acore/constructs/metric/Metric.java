package io.acore.constructs.metric;

import io.acore.constructs.terraform.Expression;
import java.util.Map;
import java.util.TreeMap;

/**
 * One CloudWatch metric of one resource.
 *
 * @param namespace such as {@code AWS/Lambda}
 * @param name such as {@code Errors}
 * @param dimensions what picks the resource out; a metric may have more dimensions than these
 * @param statistic how the values of one period become one
 */
public record Metric(
    String namespace, String name, Map<String, Expression> dimensions, Statistic statistic) {
  private static final String AGENTCORE = "AWS/Bedrock-AgentCore";

  /** The statistics that a Metrics Insights query knows. */
  public enum Statistic {
    SUM,
    AVG,
    MAX,
    MIN,
    COUNT
  }

  public Metric {
    dimensions = Map.copyOf(dimensions);
  }

  /** A metric that AgentCore publishes of the resource with this ARN. */
  public static Metric ofAgentCore(String name, Expression resourceArn, Statistic statistic) {
    return new Metric(AGENTCORE, name, Map.of("Resource", resourceArn), statistic);
  }

  /**
   * A Metrics Insights query, which also finds metrics that carry further dimensions: AgentCore
   * adds operation, protocol and tool name, and a plain alarm would have to name each of them.
   */
  public Expression query() {
    Expression query =
        Expression.literal("SELECT " + statistic + "(\"" + name + "\") FROM \"" + namespace + "\"");
    String joint = " WHERE ";
    for (Map.Entry<String, Expression> dimension : new TreeMap<>(dimensions).entrySet()) {
      query = query.plus(joint + dimension.getKey() + " = '").plus(dimension.getValue()).plus("'");
      joint = " AND ";
    }
    return query;
  }
}
