package io.acore.constructs.observability;

import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.Account;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * Sends all spans of the account and region to CloudWatch Logs, where they can be searched.
 *
 * <p>It is one switch for account and region: one stack has it, and taking it out switches it off
 * for everyone. The AWS provider has no resource for the switch; CloudFormation does, and knows how
 * to take it back.
 */
public final class TransactionSearch extends PlacedConstruct {
  private final AcoreStack stack;
  private final String address;

  /**
   * Switches it on.
   *
   * @param name of the policy and the CloudFormation stack
   * @param indexedPercent share of traces that is also indexed, 0 to 100; one percent costs nothing
   */
  public TransactionSearch(
      Construct scope, String id, String name, Expression region, int indexedPercent) {
    super(scope, id);
    Limit.range("indexed percentage of spans", indexedPercent, 0, 100);
    Limit.form(
            "transaction search name",
            "[a-zA-Z][-a-zA-Z0-9]*",
            1,
            128,
            "letters, digits and hyphens, a letter first",
            "my-agent-spans")
        .check(name);
    this.stack = AcoreStack.of(this);
    this.address = Address.of(this);
    Expression policy = stack.local(address + "_policy", policy(region));
    stack.block(
        Block.RESOURCE,
        "aws_cloudwatch_log_resource_policy",
        address,
        Map.of("policy_name", name, "policy_document", encoded(policy)));
    Expression template = stack.local(address + "_template", template(indexedPercent));
    stack.block(
        Block.RESOURCE,
        "aws_cloudformation_stack",
        address,
        Map.of(
            "name",
            name,
            "template_body",
            encoded(template),
            "depends_on",
            List.of("aws_cloudwatch_log_resource_policy." + address),
            "tags",
            stack.tags()));
  }

  private Map<String, Object> policy(Expression region) {
    Account account = Account.of(stack);
    return Map.of(
        "Version",
        "2012-10-17",
        "Statement",
        List.of(
            Map.of(
                "Effect",
                "Allow",
                "Principal",
                Map.of("Service", "xray.amazonaws.com"),
                "Action",
                List.of("logs:PutLogEvents"),
                "Resource",
                List.of(
                    account.arn("logs", region, "log-group:aws/spans:*"),
                    account.arn("logs", region, "log-group:/aws/application-signals/data:*")),
                "Condition",
                Map.of(
                    "ArnLike",
                    Map.of("aws:SourceArn", account.arn("xray", region, "*")),
                    "StringEquals",
                    Map.of("aws:SourceAccount", account.id())))));
  }

  private static Map<String, Object> template(int indexedPercent) {
    return Map.of(
        "Resources",
        Map.of(
            "TransactionSearch",
            Map.of(
                "Type",
                "AWS::XRay::TransactionSearchConfig",
                "Properties",
                Map.of("IndexingPercentage", indexedPercent))));
  }

  private static Expression encoded(Expression local) {
    return Expression.reference("jsonencode(" + local.inner() + ")");
  }
}
