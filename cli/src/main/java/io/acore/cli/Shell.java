package io.acore.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** A shell that acore can complete for. */
enum Shell {
  bash {
    @Override
    String script(CommandLine root) {
      return AutoComplete.bash("acore", root);
    }
  },
  zsh {
    @Override
    String script(CommandLine root) {
      // picocli's script turns on bash emulation by itself when zsh reads it.
      return "#compdef acore\n" + AutoComplete.bash("acore", root);
    }
  },
  fish {
    @Override
    String script(CommandLine root) {
      StringBuilder script = new StringBuilder("complete -c acore -f\n");
      fish(root, List.of(), script);
      return script.toString();
    }
  };

  abstract String script(CommandLine root);

  private static void fish(CommandLine command, List<String> path, StringBuilder script) {
    String condition = condition(command, path);
    for (Map.Entry<String, CommandLine> entry : command.getSubcommands().entrySet()) {
      script
          .append("complete -c acore -n '")
          .append(condition)
          .append("' -a ")
          .append(entry.getKey())
          .append(" -d ")
          .append(quoted(first(entry.getValue().getCommandSpec().usageMessage().description())))
          .append('\n');
      List<String> deeper = new ArrayList<>(path);
      deeper.add(entry.getKey());
      fish(entry.getValue(), deeper, script);
    }
    for (OptionSpec option : command.getCommandSpec().options()) {
      script.append("complete -c acore -n '").append(condition).append("'");
      for (String name : option.names()) {
        script.append(
            name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
      }
      if (option.arity().max() > 0) {
        script.append(" -r -F");
      }
      script.append(" -d ").append(quoted(first(option.description()))).append('\n');
    }
  }

  private static String condition(CommandLine command, List<String> path) {
    if (path.isEmpty()) {
      return "__fish_use_subcommand";
    }
    StringBuilder condition = new StringBuilder();
    for (String word : path) {
      condition
          .append(condition.length() == 0 ? "" : "; and ")
          .append("__fish_seen_subcommand_from ")
          .append(word);
    }
    if (!command.getSubcommands().isEmpty()) {
      condition
          .append("; and not __fish_seen_subcommand_from ")
          .append(String.join(" ", command.getSubcommands().keySet()));
    }
    return condition.toString();
  }

  private static String first(String[] description) {
    return description.length == 0 ? "" : description[0];
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
