package io.acore.constructs.policy;

import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy is.
 *
 * @param name letters, digits and `_`, 48 at most; another name is another policy
 * @param statement what it says
 * @param values what its placeholders stand for
 * @param description shown by the console; without it none
 * @param failOnFindings whether a policy that the service's analysis finds suspicious (such as one
 *     that permits everything) is refused; it is unless said otherwise
 * @param dependencies Terraform addresses that have to be there first: the service checks a policy
 *     against the tools of the gateway it names
 */
public record CedarPolicyProps(
    String name,
    CedarStatement statement,
    Map<String, Expression> values,
    Optional<String> description,
    boolean failOnFindings,
    List<String> dependencies) {
  public CedarPolicyProps {
    AwsLimits.UNDERSCORE_NAME.check(name);
    description.ifPresent(AwsLimits.DESCRIPTION::check);
    values = Map.copyOf(values);
    dependencies = List.copyOf(dependencies);
  }

  public static CedarPolicyProps of(String name, CedarStatement statement) {
    return new CedarPolicyProps(name, statement, Map.of(), Optional.empty(), true, List.of());
  }
}
