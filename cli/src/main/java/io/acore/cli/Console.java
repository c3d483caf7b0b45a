package io.acore.cli;

import io.acore.base.Environment;
import java.io.PrintStream;

/** Where a command's words go: data to standard output, all else to standard error. */
final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private final Environment environment;
  private final LiveLine live;
  private boolean quiet;
  private boolean plain;

  Console(PrintStream out, PrintStream err, Environment environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
    this.live = new LiveLine(err, environment.clock());
  }

  void beQuiet() {
    quiet = true;
  }

  void bePlain() {
    plain = true;
  }

  boolean isQuiet() {
    return quiet;
  }

  /** What the user asked for; may be piped into another program. */
  void data(String text) {
    live.clear();
    out.print(text.endsWith("\n") || text.isEmpty() ? text : text + "\n");
    out.flush();
  }

  /** A part of such data, while the rest is still on its way. */
  void piece(String text) {
    live.clear();
    out.print(text);
    out.flush();
  }

  /** What is going on; silenced by {@code --quiet}. */
  void say(String line) {
    live.clear();
    if (!quiet) {
      err.println(line);
      err.flush();
    }
  }

  /**
   * A stage of long work: a line that the next one replaces on a terminal, a plain one elsewhere.
   */
  void progress(String stage) {
    if (environment.terminal() && !plain && !quiet) {
      live.show(stage);
    } else {
      say(stage);
    }
  }

  /**
   * An error, never silenced; only its first word has colour, so that it reads the same without.
   */
  void error(String text) {
    live.clear();
    boolean colour = environment.terminal() && !plain && environment.variable("NO_COLOR").isEmpty();
    err.print(colour ? text.replaceFirst("^error:", "\u001b[31merror:\u001b[0m") : text);
    err.flush();
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    live.clear();
    return err;
  }
}
