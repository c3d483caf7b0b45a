package io.acore.stacks.plan;

/**
 * A resource as the user knows it.
 *
 * @param module of acore.yaml's five, or {@code own} for what the user added
 * @param kind such as {@code agent-runtime} or {@code s3 bucket}
 * @param name by which the user or the service knows it
 * @param address of the Terraform resource; of the owner for one of the bridge's
 */
public record Item(String module, String kind, String name, String address) {

  /** For a sentence. */
  public String words() {
    return kind + " `" + name + "`";
  }
}
