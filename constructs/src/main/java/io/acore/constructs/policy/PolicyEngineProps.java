package io.acore.constructs.policy;

import io.acore.constructs.key.IKey;
import io.acore.constructs.limit.AwsLimits;
import java.util.Optional;

/**
 * What a policy engine is.
 *
 * @param name letters, digits and `_`, 48 at most; another name is another engine
 * @param description shown by the console; without it none
 * @param key encrypts the policies; without it a key of AWS does. Another key is another engine
 */
public record PolicyEngineProps(String name, Optional<String> description, Optional<IKey> key) {
  public PolicyEngineProps {
    AwsLimits.UNDERSCORE_NAME.check(name);
    description.ifPresent(AwsLimits.DESCRIPTION::check);
  }

  public static PolicyEngineProps named(String name) {
    return new PolicyEngineProps(name, Optional.empty(), Optional.empty());
  }
}
