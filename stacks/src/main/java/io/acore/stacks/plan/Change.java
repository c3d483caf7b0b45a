package io.acore.stacks.plan;

import java.util.List;

/**
 * One thing that is going to happen.
 *
 * @param item the resource
 * @param action what happens to it
 * @param reason why, where Terraform says so; may be empty
 * @param addresses of the Terraform resources that do it
 */
public record Change(Item item, Action action, String reason, List<String> addresses) {
  public Change {
    addresses = List.copyOf(addresses);
  }

  /** What can happen. */
  public enum Action {
    CREATE("create", "+"),
    UPDATE("update", "~"),
    REPLACE("replace", "±"),
    DESTROY("destroy", "-");

    private final String word;
    private final String sign;

    Action(String word, String sign) {
      this.word = word;
      this.sign = sign;
    }

    public String word() {
      return word;
    }

    public String sign() {
      return sign;
    }
  }
}
