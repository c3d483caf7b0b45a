package io.acore.cli;

import io.acore.scaffold.answer.Asker;
import io.acore.scaffold.template.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Asks on the terminal; the end of the input takes the default. */
final class TerminalAsker implements Asker {
  private final Console console;
  private final BufferedReader input;

  TerminalAsker(Console console, InputStream input) {
    this.console = console;
    this.input = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
  }

  @Override
  public String ask(Question question, String fallback, String problem) {
    if (!problem.isEmpty()) {
      console.err().println("  " + problem);
    }
    String choices =
        question.choices().isEmpty() ? "" : " (" + String.join(", ", question.choices()) + ")";
    console.err().print(question.help() + choices + " [" + fallback + "]: ");
    console.err().flush();
    try {
      String line = input.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
