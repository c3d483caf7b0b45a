package io.acore.stacks.terraform;

/** Speaks to the user about a stack. */
public interface Narrator {

  /** One line about what is going on. */
  void say(String line);

  /** Terraform's warning. */
  void warn(Event.Diagnosed warning);

  /** What the user calls the resource at this address, such as {@code memory `notes`}. */
  String nameOf(String address);
}
