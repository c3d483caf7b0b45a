package io.acore.cli;

import io.acore.base.Suggestions;
import io.acore.base.UserError;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/** The one place where an exception becomes words and an exit code. */
final class ErrorPrinter
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
  private final Console console;
  private final Annotations annotations;
  private final String version;

  ErrorPrinter(Console console, Annotations annotations, String version) {
    this.console = console;
    this.annotations = annotations;
    this.version = version;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, CommandLine.ParseResult parsed) {
    int exitCode;
    if (exception instanceof UserError error) {
      print(error, project(parsed));
      exitCode = error.exitCode();
    } else {
      console.error(bug(exception));
      exitCode = ExitCodes.BUG;
    }
    if (parsed.expandedArgs().contains("--stacktrace")) {
      StringWriter trace = new StringWriter();
      exception.printStackTrace(new PrintWriter(trace));
      console.error(trace.toString());
    }
    return exitCode;
  }

  @Override
  public int handleParseException(CommandLine.ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    print(
        new UserError(
            Optional.ofNullable(exception.getMessage()).orElse("The command line is wrong"),
            "`" + name + "` does not take it like this",
            suggestion(exception).map(near -> Suggestions.didYouMean(near) + " ").orElse("")
                + "run `"
                + name
                + " --help`"),
        Path.of(""));
    return ExitCodes.USAGE;
  }

  private void print(UserError error, Path project) {
    console.error(error.render());
    annotations.of(error, project).forEach(line -> console.error(line + "\n"));
  }

  private static Path project(CommandLine.ParseResult parsed) {
    CommandLine.ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.matchedOptionValue("--directory", Path.of(""));
  }

  private static Optional<String> suggestion(CommandLine.ParameterException exception) {
    if (exception instanceof CommandLine.UnmatchedArgumentException unmatched) {
      return unmatched.getSuggestions().stream().findFirst();
    }
    return Optional.empty();
  }

  private String bug(Exception exception) {
    StackTraceElement[] stack = exception.getStackTrace();
    String where = stack.length == 0 ? "an unknown place" : stack[0].toString();
    return "error: bug in acore "
        + version
        + ": "
        + exception
        + "\nwhy: this should not happen; it was seen at "
        + where
        + "\nfix: run the command again with --stacktrace and report what it prints, with your acore.yaml\n";
  }
}
