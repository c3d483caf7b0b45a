package io.acore.cli;

import java.util.Locale;
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
  DEMO("From nothing to an agent's answer, on this machine alone; --down removes all of it."),
  INIT("Make a project: agent code that runs without AWS, acore.yaml, tests and a pipeline."),
  UPDATE("Take a project to this acore's template, or to other answers; keeps what you changed."),
  SYNTH("Turn acore.yaml into a folder that Terraform applies."),
  VALIDATE(
      "Check acore.yaml, the Cedar policies and the Terraform it becomes; changes nothing in AWS."),
  PLAN("Show what a deployment would change, module by module; changes nothing."),
  DEPLOY("Bring an environment to what acore.yaml says: package, synthesize, plan, ask, apply."),
  DESTROY("Take away everything that an environment has made, and nothing else."),
  OUTPUTS("Print the ids, ARNs and addresses of what is deployed."),
  BACKEND("Make the S3 bucket that keeps the state of deployments."),
  CONFIG("Show acore.yaml as it holds, its schema, or make one from a terraform.tfvars."),
  PACKAGE("Pack the agent: dependencies once, code in a second, the same bytes everywhere."),
  CACHE("Show or empty what acore keeps to be fast; all of it can be built again."),
  DOCTOR("Look at the tools on this machine; needs no network. Exit code 1 when one is missing."),
  LOCAL("The project's own AWS on this machine; the environment `local` deploys into it."),
  STATUS("Show every resource of an environment: status, version, drift."),
  DRIFT("Show what was changed or deleted behind acore's back."),
  REPAIR("Put right what drifted, and nothing else."),
  ADOPT("Take over an AgentCore resource that is already there."),
  INVOKE("Ask a deployed agent, and print what it answers."),
  LINT("Look for what is unsafe in what acore.yaml becomes."),
  IAM("Say what a deployment has to be allowed."),
  CI("Write a pipeline for the project."),
  COMPLETION("Print a completion script for a shell.");

  private final String description;

  Commands(String description) {
    this.description = description;
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
    return described(new CommandLine(make(services), factory));
  }

  // Not a constructor reference for each: Java links every one of them at each start
  private Object make(Services services) {
    return switch (this) {
      case DEMO -> new DemoCommand(services);
      case INIT -> new InitCommand(services);
      case UPDATE -> new UpdateCommand(services);
      case SYNTH -> new SynthCommand(services);
      case VALIDATE -> new ValidateCommand(services);
      case PLAN -> new PlanCommand(services);
      case DEPLOY -> new DeployCommand(services);
      case DESTROY -> new DestroyCommand(services);
      case OUTPUTS -> new OutputsCommand(services);
      case BACKEND -> new BackendCommand(services);
      case CONFIG -> new ConfigCommand();
      case PACKAGE -> new PackageCommand(services);
      case CACHE -> new CacheCommand(services);
      case DOCTOR -> new DoctorCommand(services);
      case LOCAL -> new LocalCommand(services);
      case STATUS -> new StatusCommand(services);
      case DRIFT -> new DriftCommand(services);
      case REPAIR -> new RepairCommand(services);
      case ADOPT -> new AdoptCommand(services);
      case INVOKE -> new InvokeCommand(services);
      case LINT -> new LintCommand(services);
      case IAM -> new IamCommand(services);
      case CI -> new CiCommand(services);
      case COMPLETION -> new CompletionCommand(services);
    };
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
