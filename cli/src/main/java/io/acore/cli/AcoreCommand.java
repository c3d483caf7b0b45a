package io.acore.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top of the command line; alone it shows its help. */
@Command(
    name = "acore",
    description =
        "Put AI agents on Amazon Bedrock AgentCore by Terraform, and run them afterwards.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    subcommands = {
      SynthCommand.class,
      ValidateCommand.class,
      ConfigCommand.class,
      PackageCommand.class,
      CacheCommand.class,
      DoctorCommand.class,
      LocalCommand.class,
      CompletionCommand.class
    })
final class AcoreCommand implements Runnable {
  @Mixin CommonOptions common = new CommonOptions();

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  boolean version;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command given");
  }
}
