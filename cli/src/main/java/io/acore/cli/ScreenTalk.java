package io.acore.cli;

import io.acore.base.Environment;
import io.acore.stacks.deploy.Talk;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Talks through the console; a terminal gets a line that changes. */
final class ScreenTalk implements Talk {
  private static final int WIDTH = 100;

  private final Environment environment;
  private final Console console;
  private boolean shown;

  ScreenTalk(Environment environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public synchronized void say(String line) {
    clear();
    console.say(line);
  }

  @Override
  public synchronized void busy(String status) {
    clear();
    if (!status.isEmpty() && environment.terminal() && !console.isQuiet()) {
      int width =
          environment
              .variable("COLUMNS")
              .filter(it -> it.matches("\\d{2,4}"))
              .map(Integer::parseInt)
              .orElse(WIDTH);
      console.err().print(status.substring(0, Math.min(status.length(), width - 1)));
      console.err().flush();
      shown = true;
    }
  }

  @Override
  public boolean canAsk() {
    return environment.terminal()
        && environment.variable("CI").isEmpty()
        && environment.variable("ACORE_ASK").isPresent();
  }

  @Override
  public boolean confirm(String question) {
    clear();
    console.err().print(question + " Type `yes` to go on: ");
    console.err().flush();
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
    try {
      return "yes".equals(in.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void clear() {
    if (shown) {
      console.err().print("\r\u001b[K");
      console.err().flush();
      shown = false;
    }
  }
}
