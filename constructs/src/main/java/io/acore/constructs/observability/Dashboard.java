package io.acore.constructs.observability;

import io.acore.constructs.limit.Limit;
import io.acore.constructs.metric.Metric;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** A CloudWatch dashboard, two graphs in a row. */
public final class Dashboard extends PlacedConstruct {
  private static final Limit NAME =
      Limit.form(
          "dashboard name", "[A-Za-z0-9_-]+", 1, 255, "letters, digits, `-` and `_`", "my-agent");
  private static final int WIDTH = 12;
  private static final int HEIGHT = 6;
  private static final int PERIOD_SECONDS = 300;

  /** Makes a dashboard; its Terraform address is the construct's path. */
  public Dashboard(Construct scope, String id, String name, Expression region, List<Panel> panels) {
    super(scope, id);
    NAME.check(name);
    Limit.count("graphs of a dashboard", panels, 1, 500);
    AcoreStack stack = AcoreStack.of(this);
    String address = Address.of(this);
    List<Object> widgets = new ArrayList<>();
    for (Panel panel : panels) {
      widgets.add(widget(panel, widgets.size(), region));
    }
    Expression body = stack.local(address + "_body", Map.of("widgets", widgets));
    stack.block(
        Block.RESOURCE,
        "aws_cloudwatch_dashboard",
        address,
        Map.of(
            "dashboard_name",
            name,
            "dashboard_body",
            Expression.reference("jsonencode(" + body.inner() + ")")));
  }

  private static Map<String, Object> widget(Panel panel, int index, Expression region) {
    List<Object> lines = new ArrayList<>();
    for (Map.Entry<String, Metric> line : panel.metrics().entrySet()) {
      Map<String, Object> query = new LinkedHashMap<>();
      query.put("id", "q" + lines.size());
      query.put("label", line.getKey());
      query.put("expression", line.getValue().query());
      lines.add(List.of(query));
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("title", panel.title());
    properties.put("region", region);
    properties.put("view", "timeSeries");
    properties.put("period", PERIOD_SECONDS);
    properties.put("metrics", lines);
    Map<String, Object> widget = new LinkedHashMap<>();
    widget.put("type", "metric");
    widget.put("x", index % 2 * WIDTH);
    widget.put("y", index / 2 * HEIGHT);
    widget.put("width", WIDTH);
    widget.put("height", HEIGHT);
    widget.put("properties", properties);
    return widget;
  }
}
