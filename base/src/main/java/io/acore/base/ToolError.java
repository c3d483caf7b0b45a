package io.acore.base;

import org.jspecify.annotations.Nullable;

/**
 * AWS, Terraform or another tool refused or failed; the message carries its own words. Exit code 5.
 */
public final class ToolError extends UserError {
  private static final long serialVersionUID = 1L;

  public ToolError(String what, String why, String fix) {
    this(what, why, fix, null);
  }

  public ToolError(String what, String why, String fix, @Nullable Throwable cause) {
    super(what, why, fix, cause);
  }

  @Override
  public int exitCode() {
    return 5;
  }
}
