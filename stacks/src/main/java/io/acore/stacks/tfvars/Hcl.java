package io.acore.stacks.tfvars;

import java.util.List;
import java.util.Map;

/** What may stand to the right of an equals sign. */
sealed interface Hcl {
  /** A string without expressions in it. */
  record Text(String value) implements Hcl {}

  /**
   * A number.
   *
   * @param written as in the file, because acore.yaml takes the same spelling
   */
  record Digits(String written) implements Hcl {}

  record Flag(boolean value) implements Hcl {}

  record Null() implements Hcl {}

  record Items(List<Hcl> items) implements Hcl {
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * An object or map.
   *
   * @param entries in the order of the file
   */
  record Block(Map<String, Hcl> entries) implements Hcl {}

  /** Something that only Terraform can evaluate: {@code module.x.y}, {@code "a-${var.b}"}. */
  record Expression(String written) implements Hcl {}

  /**
   * One assignment.
   *
   * @param comments the lines above it, without their marks
   */
  record Assignment(String name, Hcl value, int line, List<String> comments) {
    public Assignment {
      comments = List.copyOf(comments);
    }
  }
}
