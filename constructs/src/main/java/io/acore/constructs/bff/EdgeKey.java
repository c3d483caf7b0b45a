package io.acore.constructs.bff;

import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The API key that only the distribution sends: whoever calls the API's own address is refused.
 *
 * <p>A replaced key is in the plan before the distribution gets it, and the old one stays there
 * until every edge has the new one: nobody notices.
 */
final class EdgeKey extends PlacedConstruct {
  /** Where API Gateway looks for a key; CloudFront writes over what a client sends there. */
  static final String HEADER = "x-api-key";

  private static final Map<String, Object> BEFORE_THE_OLD_ONE_GOES =
      Map.of("create_before_destroy", true);

  private final String address;

  /**
   * Makes a key for one stage; its Terraform address is the construct's path.
   *
   * @param name of the key
   * @param stage its name, once it is there
   */
  EdgeKey(Construct scope, String id, String name, Expression restApiId, Expression stage) {
    super(scope, id);
    AcoreStack stack = AcoreStack.of(this);
    this.address = Address.of(this);
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("name", name);
    key.put("description", "What the distribution shows to the API");
    key.put("tags", stack.tags());
    key.put("lifecycle", BEFORE_THE_OLD_ONE_GOES);
    stack.block(Block.RESOURCE, "aws_api_gateway_api_key", address, key);
    // No limits of its own: those of the stage are for everybody together already.
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("name", name);
    plan.put("description", "Where the distribution's key is good");
    plan.put("api_stages", List.of(Map.of("api_id", restApiId, "stage", stage)));
    plan.put("tags", stack.tags());
    stack.block(Block.RESOURCE, "aws_api_gateway_usage_plan", address, plan);
    Map<String, Object> member = new LinkedHashMap<>();
    member.put("key_id", reference("aws_api_gateway_api_key", "id"));
    member.put("key_type", "API_KEY");
    member.put("usage_plan_id", reference("aws_api_gateway_usage_plan", "id"));
    member.put("lifecycle", BEFORE_THE_OLD_ONE_GOES);
    stack.block(Block.RESOURCE, "aws_api_gateway_usage_plan_key", address, member);
  }

  /** The key itself, which Terraform never shows. */
  Expression value() {
    return reference("aws_api_gateway_api_key", "value");
  }

  /** What has to be there before the key is of use. */
  String dependency() {
    return "aws_api_gateway_usage_plan_key." + address;
  }

  private Expression reference(String type, String attribute) {
    return Expression.reference(type + "." + address + "." + attribute);
  }
}
