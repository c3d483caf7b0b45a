package io.acore.cli;

import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands in the order of the help, each with its line there.
 *
 * <p>picocli reads a command's annotations when it is added, some 10 ms each. A start runs one of
 * them, so only that one is made; of the others the help and the suggestions need no more than what
 * stands here. That is why the description stands here and not in the annotation.
 */
enum Commands {
  DEMO(
      "From nothing to an agent's answer, on this machine alone; --down removes all of it.",
      DemoCommand::new),
  INIT(
      "Make a project: agent code that runs without AWS, acore.yaml, tests and a pipeline.",
      InitCommand::new),
  UPDATE(
      "Take a project to this acore's template, or to other answers; keeps what you changed.",
      UpdateCommand::new),
  SYNTH("Turn acore.yaml into a folder that Terraform applies.", SynthCommand::new),
  VALIDATE(
      "Check acore.yaml, the Cedar policies and the Terraform it becomes; changes nothing in AWS.",
      ValidateCommand::new),
  PLAN("Show what a deployment would change, module by module; changes nothing.", PlanCommand::new),
  DEPLOY(
      "Bring an environment to what acore.yaml says: package, synthesize, plan, ask, apply.",
      DeployCommand::new),
  DESTROY(
      "Take away everything that an environment has made, and nothing else.", DestroyCommand::new),
  OUTPUTS("Print the ids, ARNs and addresses of what is deployed.", OutputsCommand::new),
  BACKEND("Make the S3 bucket that keeps the state of deployments.", BackendCommand::new),
  CONFIG(
      "Show acore.yaml as it holds, its schema, or make one from a terraform.tfvars.",
      services -> new ConfigCommand()),
  PACKAGE(
      "Pack the agent: dependencies once, code in a second, the same bytes everywhere.",
      PackageCommand::new),
  CACHE(
      "Show or empty what acore keeps to be fast; all of it can be built again.",
      CacheCommand::new),
  DOCTOR(
      "Look at the tools on this machine; needs no network. Exit code 1 when one is missing.",
      DoctorCommand::new),
  LOCAL(
      "The project's own AWS on this machine; the environment `local` deploys into it.",
      LocalCommand::new),
  STATUS("Show every resource of an environment: status, version, drift.", StatusCommand::new),
  DRIFT("Show what was changed or deleted behind acore's back.", DriftCommand::new),
  REPAIR("Put right what drifted, and nothing else.", RepairCommand::new),
  ADOPT("Take over an AgentCore resource that is already there.", AdoptCommand::new),
  INVOKE("Ask a deployed agent, and print what it answers.", InvokeCommand::new),
  LINT("Look for what is unsafe in what acore.yaml becomes.", LintCommand::new),
  IAM("Say what a deployment has to be allowed.", IamCommand::new),
  CI("Write a pipeline for the project.", CiCommand::new),
  COMPLETION("Print a completion script for a shell.", CompletionCommand::new);

  private final String description;
  private final Function<Services, Object> make;

  Commands(String description, Function<Services, Object> make) {
    this.description = description;
    this.make = make;
  }

  /** What the user types. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String description() {
    return description;
  }

  /** With its options and its own commands. */
  CommandLine whole(Services services, CommandLine.IFactory factory) {
    return described(new CommandLine(make.apply(services), factory));
  }

  /** Its name and description alone. */
  CommandLine outline() {
    return described(new CommandLine(CommandSpec.create()));
  }

  private CommandLine described(CommandLine command) {
    command.getCommandSpec().name(word()).usageMessage().description(description);
    return command;
  }
}
