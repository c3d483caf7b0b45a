package io.acore.cli;

/** The exit codes that scripts rely on. */
final class ExitCodes {
  static final int OK = 0;
  static final int USER_ERROR = 1;
  static final int USAGE = 2;
  static final int BUG = 3;
  static final int CHANGES = 4;

  /** Shown under every command's help. */
  static final String[] HELP = {
    "0:Done",
    "1:Something in the project or on this machine has to be fixed first",
    "2:The command line is wrong",
    "3:A bug in acore",
    "4:The plan has changes (with --detailed-exitcode)",
    "5:AWS or Terraform failed"
  };

  private ExitCodes() {}
}
