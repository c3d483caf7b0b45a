package io.acore.constructs.observability;

import io.acore.constructs.limit.Limit;
import io.acore.constructs.metric.Metric;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** Tells a topic when a metric reaches a threshold, and when it is well again. */
public final class Alarm extends PlacedConstruct {
  private static final Limit NAME = Limit.length("alarm name", 1, 255);

  /** Makes an alarm; its Terraform address is the construct's path. */
  public Alarm(
      Construct scope, String id, String name, Metric metric, AlarmRule rule, Expression topicArn) {
    super(scope, id);
    NAME.check(name);
    AcoreStack stack = AcoreStack.of(this);
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("id", "q");
    query.put("label", metric.name());
    query.put("expression", metric.query());
    query.put("period", rule.period().toSeconds());
    query.put("return_data", true);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("alarm_name", name);
    body.put("comparison_operator", "GreaterThanOrEqualToThreshold");
    body.put("threshold", rule.threshold());
    body.put("evaluation_periods", rule.periods());
    // Nothing was called: nothing is wrong.
    body.put("treat_missing_data", "notBreaching");
    body.put("metric_query", List.of(query));
    body.put("alarm_actions", List.of(topicArn));
    body.put("ok_actions", List.of(topicArn));
    body.put("tags", stack.tags());
    stack.block(Block.RESOURCE, "aws_cloudwatch_metric_alarm", Address.of(this), body);
  }
}
