package io.acore.constructs.bridge;

import io.acore.constructs.terraform.AcoreStack;
import java.util.Map;
import java.util.TreeMap;

/** The bridged resources that a stack has so far. */
public final class BridgedAddresses {
  private final Map<String, BridgeKind> kinds = new TreeMap<>();

  private BridgedAddresses() {}

  public static BridgedAddresses of(AcoreStack stack) {
    return stack.shared(BridgedAddresses.class, made -> new BridgedAddresses());
  }

  /** Each address with its kind, sorted. */
  public Map<String, BridgeKind> kinds() {
    return new TreeMap<>(kinds);
  }

  void add(BridgedResource resource) {
    kinds.put(resource.address(), resource.kind());
  }
}
