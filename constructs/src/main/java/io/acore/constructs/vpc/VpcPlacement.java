package io.acore.constructs.vpc;

import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Map;

/**
 * The subnets and security groups that something in VPC mode gets its network interfaces in.
 *
 * @param subnets 1 to 16 subnet ids
 * @param securityGroups 1 to 16 security group ids
 */
public record VpcPlacement(List<Expression> subnets, List<Expression> securityGroups) {
  private static final int MOST = 16;

  public VpcPlacement {
    subnets = Limit.count("subnet ids of a VPC placement", subnets, 1, MOST);
    securityGroups = Limit.count("security group ids of a VPC placement", securityGroups, 1, MOST);
    subnets.forEach(AwsLimits.SUBNET_ID::check);
    securityGroups.forEach(AwsLimits.SECURITY_GROUP_ID::check);
  }

  /** As the API has it: in {@code vpcConfig} of tools, in {@code networkModeConfig} of runtimes. */
  public Map<String, Object> input() {
    return Map.of("subnets", subnets, "securityGroups", securityGroups);
  }
}
