package io.acore.constructs.function;

import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Map;

/**
 * A function that was there before.
 *
 * @param arn of the function, a version or an alias
 */
public record ExistingFunction(Expression arn) implements IFunction {
  public ExistingFunction {
    AwsLimits.FUNCTION_ARN.check(arn);
  }

  /**
   * Looks a function up by its name, in the stack's account and region, when Terraform plans. The
   * same name in two places is looked up once.
   */
  public static ExistingFunction byName(AcoreStack stack, String name) {
    LambdaLimits.NAME.check(name);
    String address = Address.of(List.of("function", name));
    stack.shared(Lookups.class, Lookups::new).read(address, name);
    return new ExistingFunction(
        Expression.reference("data.aws_lambda_function." + address + ".arn"));
  }

  /** The look-ups of one stack. */
  private static final class Lookups {
    private final AcoreStack stack;
    private final java.util.Set<String> known = new java.util.HashSet<>();

    Lookups(AcoreStack stack) {
      this.stack = stack;
    }

    void read(String address, String name) {
      if (known.add(address)) {
        stack.block(Block.DATA, "aws_lambda_function", address, Map.of("function_name", name));
      }
    }
  }
}
