package io.acore.cli;

import picocli.CommandLine.Option;

/** Options that every command has. */
final class CommonOptions {
  static final String QUIET = "Print only errors and the data asked for.";
  static final String NO_COLOR = "No colours; NO_COLOR and CI do the same.";
  static final String STACKTRACE = "Print the stack trace with an error.";
  static final String HELP = "Show this help and exit.";

  @Option(names = "--quiet", description = QUIET)
  boolean quiet;

  @Option(names = "--no-color", description = NO_COLOR)
  boolean noColor;

  @Option(names = "--stacktrace", description = STACKTRACE)
  boolean stacktrace;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = HELP)
  boolean help;
}
