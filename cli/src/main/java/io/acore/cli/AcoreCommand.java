package io.acore.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/**
 * The top of the command line; alone it is a usage error that names the help.
 *
 * <p>Written without annotations: the first ones that Java reads cost 30 ms, and {@code acore
 * --help} needs no others.
 */
final class AcoreCommand implements Runnable {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  private AcoreCommand() {}

  /**
   * The command line for these arguments.
   *
   * @param arguments decide which commands are made whole: those whose name is among them
   */
  static CommandLine create(
      Services services, CommandLine.IFactory factory, List<String> arguments) {
    AcoreCommand acore = new AcoreCommand();
    acore.describe();
    CommandLine top = new CommandLine(acore.spec, factory);
    // To `invoke`, `@file` is the prompt
    top.setExpandAtFiles(!arguments.contains(Commands.INVOKE.word()));
    // A script for a shell names everything, and what a file of arguments holds is not known yet
    boolean all =
        arguments.contains(Commands.COMPLETION.word())
            || (top.isExpandAtFiles()
                && arguments.stream().anyMatch(argument -> argument.startsWith("@")));
    for (Commands command : Commands.values()) {
      if (all || arguments.contains(command.word())) {
        top.addSubcommand(command.word(), command.whole(services, factory));
      }
    }
    explainExitCodes(top);
    if (top.getSubcommands().isEmpty()) {
      // A wrong word is answered with the nearest one. Where there is none, one command is enough
      // for the help to say that there are some; the list itself is written by `CommandList`.
      boolean word = arguments.stream().anyMatch(argument -> !argument.startsWith("-"));
      Arrays.stream(Commands.values())
          .limit(word ? Commands.values().length : 1)
          .forEach(command -> top.addSubcommand(command.word(), command.outline()));
    }
    return top;
  }

  private void describe() {
    spec.name("acore")
        .versionProvider(new Version())
        .addOption(flag("Show the version and exit.", "-V", "--version").versionHelp(true).build());
    spec.usageMessage()
        .description(
            "Put AI agents on Amazon Bedrock AgentCore by Terraform, and run them afterwards.")
        .synopsisSubcommandLabel("COMMAND")
        .footer(
            "", "Examples:", "  acore demo", "  acore init my-agent", "  acore deploy --env local");
    spec.usageMessage()
        .sectionMap()
        .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandList());
    addCommonOptions(spec);
  }

  /** A method that is a command takes no mixin, and yet its help has to be there. */
  private static void addCommonOptions(CommandSpec spec) {
    if (spec.findOption("--help") == null) {
      spec.addOption(flag(CommonOptions.QUIET, "--quiet").build())
          .addOption(flag(CommonOptions.NO_COLOR, "--no-color").build())
          .addOption(flag(CommonOptions.STACKTRACE, "--stacktrace").build())
          .addOption(flag(CommonOptions.HELP, "-h", "--help").usageHelp(true).build());
    }
  }

  private static OptionSpec.Builder flag(String description, String... names) {
    return OptionSpec.builder(names).type(boolean.class).arity("0").description(description);
  }

  private static void explainExitCodes(CommandLine command) {
    Map<String, String> codes = new LinkedHashMap<>();
    Arrays.stream(ExitCodes.HELP)
        .map(line -> line.split(":", 2))
        .forEach(line -> codes.put(line[0], line[1]));
    explain(command, codes);
  }

  private static void explain(CommandLine command, Map<String, String> codes) {
    addCommonOptions(command.getCommandSpec());
    command
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(codes);
    command.getSubcommands().values().forEach(each -> explain(each, codes));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command given");
  }
}
