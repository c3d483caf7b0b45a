package io.acore.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.UserError;
import io.acore.stacks.Acore;
import io.acore.stacks.permission.DeployPolicy;
import io.acore.stacks.synth.SynthRequest;
import io.acore.stacks.synth.SynthResult;
import io.acore.stacks.synth.SynthResult.StackOutput;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code acore iam}. */
@Command(
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  acore iam deploy-policy --env prod"})
final class IamCommand implements Runnable {
  @Mixin CommonOptions common = new CommonOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  private final Services services;

  IamCommand(Services services) {
    this.services = services;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command given: deploy-policy");
  }

  @Command(
      name = "deploy-policy",
      description = "Print the smallest IAM policy that deploys an environment, as JSON.",
      footer = {
        "",
        "It is computed from the stacks; what they do not contain is not allowed.",
        "",
        "Example:",
        "  acore iam deploy-policy --env prod > policy.json"
      })
  int deployPolicy(
      @Mixin CommonOptions common,
      @Mixin ProjectOptions project,
      @Option(
              names = "--account",
              paramLabel = "ID",
              defaultValue = "*",
              description = "The account that is deployed to (default: any).")
          String account) {
    if (!account.matches("\\*|[0-9]{12}")) {
      throw new UserError(
          "`" + account + "` is no account", "an account is twelve digits", "correct `--account`");
    }
    SynthResult synthesized =
        new Acore(
                services.environment(),
                services.processes(),
                Version.build(),
                services.console()::say)
            .synth(
                new SynthRequest(
                    project.directory, project.environment, project.sets, Optional.empty(), true));
    JsonNode policy =
        DeployPolicy.of(synthesized.stacks().stream().map(StackOutput::folder).toList(), account);
    services.console().data(Json.pretty(policy));
    int size = DeployPolicy.size(policy);
    if (size > DeployPolicy.MANAGED_POLICY_LIMIT) {
      services
          .console()
          .say(
              "note: the policy has "
                  + size
                  + " characters, a managed policy holds "
                  + DeployPolicy.MANAGED_POLICY_LIMIT
                  + "; divide its statements between several");
    }
    return ExitCodes.OK;
  }
}
