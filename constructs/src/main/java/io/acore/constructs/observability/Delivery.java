package io.acore.constructs.observability;

import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.Map;
import software.constructs.Construct;

/**
 * Takes logs or traces that AgentCore keeps of one resource (a gateway, a memory, a tool) to where
 * people look.
 */
public final class Delivery extends PlacedConstruct {
  private final AcoreStack stack;
  private final String address;

  private Delivery(Construct scope, String id) {
    super(scope, id);
    this.stack = AcoreStack.of(this);
    this.address = Address.of(this);
  }

  /**
   * Delivers application logs to a log group.
   *
   * <p>The group's name begins with {@code /aws/vendedlogs/}: AWS lets its delivery service write
   * to such groups by one policy, instead of one entry per group in a policy of limited size.
   *
   * @param owner what names begin with; unique in account and region
   */
  public static Delivery logs(
      Construct scope, String id, String owner, Expression resourceArn, LogGroup group) {
    Delivery delivery = new Delivery(scope, id);
    String name = DeliveryName.of(owner, "logs");
    delivery.source(name, "APPLICATION_LOGS", resourceArn);
    delivery.stack.block(
        Block.RESOURCE,
        "aws_cloudwatch_log_delivery_destination",
        delivery.address,
        Map.of(
            "name",
            name,
            "delivery_destination_configuration",
            Map.of("destination_resource_arn", group.arn()),
            "tags",
            delivery.stack.tags()));
    delivery.connect(
        Expression.reference(
            "aws_cloudwatch_log_delivery_destination." + delivery.address + ".arn"));
    return delivery;
  }

  /** Delivers traces to X-Ray. */
  public static Delivery traces(
      Construct scope,
      String id,
      String owner,
      Expression resourceArn,
      TraceDestination destination) {
    Delivery delivery = new Delivery(scope, id);
    delivery.source(DeliveryName.of(owner, "traces"), "TRACES", resourceArn);
    delivery.connect(destination.arn());
    return delivery;
  }

  private void source(String name, String logType, Expression resourceArn) {
    stack.block(
        Block.RESOURCE,
        "aws_cloudwatch_log_delivery_source",
        address,
        Map.of(
            "name", name, "log_type", logType, "resource_arn", resourceArn, "tags", stack.tags()));
  }

  private void connect(Expression destinationArn) {
    stack.block(
        Block.RESOURCE,
        "aws_cloudwatch_log_delivery",
        address,
        Map.of(
            "delivery_source_name",
            Expression.reference("aws_cloudwatch_log_delivery_source." + address + ".name"),
            "delivery_destination_arn",
            destinationArn,
            "tags",
            stack.tags()));
  }
}
