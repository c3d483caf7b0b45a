package io.acore.stacks.deploy;

/** The user, while a command works. */
public interface Talk {

  /** A line that stays. */
  void say(String line);

  /**
   * What is going on right now; a terminal shows it below the lines that stay, everything else
   * shows nothing.
   */
  void busy(String status);

  /** Whether there is somebody to ask. */
  boolean canAsk();

  /** Shows what is at stake and asks; only {@code yes} counts. */
  boolean confirm(String question);
}
