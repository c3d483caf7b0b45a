package io.acore.cli;

import io.acore.base.Environment;
import io.acore.base.ProcessRunner;
import io.acore.base.SystemProcessRunner;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/** Runs one command line; tests give it streams and an environment of their own. */
final class Cli {
  private Cli() {}

  static int run(Environment environment, PrintStream out, PrintStream err, String... arguments) {
    return run(environment, new SystemProcessRunner(environment), out, err, arguments);
  }

  static int run(
      Environment environment,
      ProcessRunner processes,
      PrintStream out,
      PrintStream err,
      String... arguments) {
    Console console = new Console(out, err, environment);
    Services services = new Services(environment, processes, console);
    CommandLine command = AcoreCommand.create(services, factory(services), List.of(arguments));
    ErrorPrinter errors = new ErrorPrinter(console, new Annotations(environment), Version.text());
    command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    command.setExecutionExceptionHandler(errors);
    command.setParameterExceptionHandler(errors);
    command.setExecutionStrategy(
        parsed -> {
          if (parsed.expandedArgs().contains("--quiet")) {
            console.beQuiet();
          }
          if (parsed.expandedArgs().contains("--no-color")) {
            console.bePlain();
          }
          return new CommandLine.RunLast().execute(parsed);
        });
    if (!environment.terminal() || environment.variable("NO_COLOR").isPresent()) {
      command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }
    return command.execute(arguments);
  }

  static CommandLine.IFactory factory(Services services) {
    return new Factory(services);
  }

  /** Gives a command the services it asks for in its constructor. */
  private static final class Factory implements CommandLine.IFactory {
    private final Services services;

    Factory(Services services) {
      this.services = services;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        if (constructor.getParameterCount() == 1
            && constructor.getParameterTypes()[0] == Services.class) {
          return type.cast(constructor.newInstance(services));
        }
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
