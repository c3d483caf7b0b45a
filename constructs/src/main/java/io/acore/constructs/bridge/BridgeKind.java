package io.acore.constructs.bridge;

/**
 * What the bridge knows of one family of resources.
 *
 * @param name the kind, in kebab case: {@code agent-runtime}
 * @param service the AWS CLI's command: {@code bedrock-agentcore-control}
 */
public record BridgeKind(String name, String service) {
  public static final BridgeKind MEMORY = new BridgeKind("memory", "bedrock-agentcore-control");
}
