package io.acore.stacks.drift;

import io.acore.constructs.bridge.BridgeKind;
import java.util.Map;

/**
 * One bridged resource of the stack.
 *
 * @param key its name in Terraform, which is also the last part of its record's name
 * @param type of the Terraform resources that carry it
 * @param name the name that the service knows it by
 * @param region where it lives
 * @param parents for the script: what it lives in
 * @param fixed the script's variables that stand in the configuration as plain text
 * @param deployed whether Terraform's state has its owner
 */
record Bridged(
    String key,
    String type,
    BridgeKind kind,
    String name,
    String region,
    String parents,
    Map<String, String> fixed,
    boolean deployed) {

  String owner() {
    return type + "." + key;
  }

  String config() {
    return owner() + "_config";
  }

  String words() {
    return kind + " `" + name + "`";
  }
}
