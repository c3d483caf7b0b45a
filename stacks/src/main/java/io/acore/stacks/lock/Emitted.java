package io.acore.stacks.lock;

import java.util.Map;
import java.util.TreeMap;

/**
 * What has to be known of a bridged resource to delete it after it left acore.yaml.
 *
 * @param kind the family's name
 * @param definition of a kind that the user defined; empty for acore's own
 */
public record Emitted(String kind, Map<String, String> definition) {
  public Emitted {
    definition = new TreeMap<>(definition);
  }
}
