package io.acore.base;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A problem the user can fix: what is wrong, why it is wrong, and what to do. Exit code 1. */
public class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final String fix;

  public UserError(String what, String why, String fix) {
    this(what, why, fix, null);
  }

  public UserError(String what, String why, String fix, @Nullable Throwable cause) {
    super(what, cause);
    this.why = why;
    this.fix = fix;
  }

  public String what() {
    return Objects.requireNonNull(getMessage());
  }

  public String why() {
    return why;
  }

  public String fix() {
    return fix;
  }

  /** The process exit code that this error stands for. */
  public int exitCode() {
    return 1;
  }

  /** The text a terminal shows: three lines, none of them empty. */
  public String render() {
    return "error: " + what() + "\nwhy: " + why + "\nfix: " + fix + "\n";
  }
}
