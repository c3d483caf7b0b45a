package io.acore.cli;

import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands as pages for {@code man}, one each: {@code acore-local-start.1}. */
public final class ManPages {
  private ManPages() {}

  /** Writes all of them; the build of a distribution calls it. */
  public static void write(Path folder, String version) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Environment environment = Environment.system();
    Services services =
        new Services(
            environment,
            new SystemProcessRunner(environment),
            new Console(nowhere, nowhere, environment));
    // The word that makes every command whole
    CommandLine acore =
        AcoreCommand.create(services, Cli.factory(services), List.of(Commands.COMPLETION.word()));
    write(acore, "acore", folder, version);
  }

  private static void write(CommandLine command, String name, Path folder, String version)
      throws IOException {
    FileTrees.write(folder.resolve(name + ".1"), page(command, name, version));
    for (Map.Entry<String, CommandLine> each : command.getSubcommands().entrySet()) {
      write(each.getValue(), name + "-" + each.getKey(), folder, version);
    }
  }

  static String page(CommandLine command, String name, String version) {
    CommandSpec spec = command.getCommandSpec();
    String description = String.join(" ", spec.usageMessage().description());
    StringBuilder page = new StringBuilder();
    page.append(
        ".TH \"%s\" \"1\" \"\" \"acore %s\" \"acore\"\n"
            .formatted(text(name.toUpperCase(Locale.ROOT)), text(version)));
    section(page, "NAME", text(name) + " \\- " + text(description));
    section(page, "SYNOPSIS", text(command.getHelp().synopsis(0).strip().replaceAll("\\s+", " ")));
    page.append(".SH \"OPTIONS\"\n");
    for (PositionalParamSpec each : spec.positionalParameters()) {
      item(page, each.paramLabel(), String.join(" ", each.description()));
    }
    for (OptionSpec each : spec.options()) {
      String label = each.arity().max() > 0 ? "=" + each.paramLabel() : "";
      item(page, String.join(", ", each.names()) + label, String.join(" ", each.description()));
    }
    if (!command.getSubcommands().isEmpty()) {
      page.append(".SH \"COMMANDS\"\n");
      command
          .getSubcommands()
          .forEach(
              (word, each) ->
                  item(
                      page,
                      name + "-" + word + "(1)",
                      String.join(" ", each.getCommandSpec().usageMessage().description())));
    }
    page.append(".SH \"EXIT STATUS\"\n");
    spec.usageMessage().exitCodeList().forEach((code, means) -> item(page, code, means));
    String footer = Ansi.OFF.string(String.join("\n", spec.usageMessage().footer())).strip();
    page.append(".SH \"NOTES\"\n.nf\n").append(text(footer)).append("\n.fi\n");
    return page.toString();
  }

  private static void section(StringBuilder page, String title, String text) {
    page.append(".SH \"").append(title).append("\"\n").append(text).append('\n');
  }

  private static void item(StringBuilder page, String term, String text) {
    page.append(".TP\n\\fB")
        .append(text(term.strip()))
        .append("\\fR\n")
        .append(text(text.replaceAll("\\s+", " ")))
        .append('\n');
  }

  /** As roff reads it: a backslash and a hyphen mean something, and so does a dot at the start. */
  private static String text(String plain) {
    return plain
        .replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("'", "\\(aq")
        .replaceAll("(?m)^\\.", "\\\\&.");
  }
}
