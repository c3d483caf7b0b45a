package io.acore.constructs.bridge;

import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * What all bridged resources of one stack share.
 *
 * @param form the Terraform resource type that carries the provisioners
 * @param path the SSM path below which ids are kept: {@code /acore/<agent>/<environment>}
 * @param region where bridged resources live unless they say otherwise
 * @param tags put on every taggable resource; the bridge adds its owner tag
 * @param provider the provider alias that reads the records, {@code aws.agentcore}; without it the
 *     default provider has to be in that region
 */
public record BridgeSettings(
    BridgeForm form,
    String path,
    Expression region,
    Map<String, String> tags,
    Optional<String> provider) {
  private static final Map<AcoreStack, BridgeSettings> OF_STACK =
      Collections.synchronizedMap(new WeakHashMap<>());

  public BridgeSettings {
    tags = Map.copyOf(tags);
  }

  public BridgeSettings(BridgeForm form, String path, Expression region, Map<String, String> tags) {
    this(form, path, region, tags, Optional.empty());
  }

  public BridgeSettings withProvider(String alias) {
    return new BridgeSettings(form, path, region, tags, Optional.of(alias));
  }

  String parameter(String address) {
    return path + "/" + address;
  }

  /** Gives the stack its settings; before the first bridged resource. */
  public void attachTo(AcoreStack stack) {
    OF_STACK.put(stack, this);
  }

  /** The settings of a stack; an error when it has none. */
  public static BridgeSettings of(AcoreStack stack) {
    BridgeSettings settings = OF_STACK.get(stack);
    if (settings == null) {
      throw new IllegalStateException("the stack has no BridgeSettings; call attachTo first");
    }
    return settings;
  }
}
