package io.acore.cli;

import java.util.Arrays;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;

/** Writes the commands into the help of `acore`, without picocli's model of each. */
final class CommandList implements IHelpSectionRenderer {
  @Override
  public String render(Help help) {
    int words =
        Arrays.stream(Commands.values())
            .mapToInt(command -> command.word().length())
            .max()
            .orElse(0);
    int indent = 2;
    int width = help.commandSpec().usageMessage().width();
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(words + indent, indent, Column.Overflow.SPAN),
            new Column(width - words - indent, indent, Column.Overflow.WRAP));
    for (Commands command : Commands.values()) {
      table.addRowValues(
          help.colorScheme().commandText(command.word()),
          help.colorScheme().text(command.description()));
    }
    return table.toString();
  }
}
