package io.acore.cli;

import picocli.CommandLine.Option;

/** Options that every command has. */
final class CommonOptions {
  @Option(names = "--quiet", description = "Print only errors and the data asked for.")
  boolean quiet;

  @Option(names = "--no-color", description = "No colours; NO_COLOR and CI do the same.")
  boolean noColor;

  @Option(names = "--stacktrace", description = "Print the stack trace with an error.")
  boolean stacktrace;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;
}
