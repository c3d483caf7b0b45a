package io.acore.cli;

import io.acore.stacks.deploy.LastDeployed;
import io.acore.stacks.deploy.Target;
import io.acore.stacks.invoke.AgentClient;
import io.acore.stacks.invoke.Answer;
import io.acore.stacks.invoke.DeployedRuntime;
import io.acore.stacks.invoke.Invocation;
import io.acore.stacks.invoke.Prompt;
import io.acore.stacks.invoke.RuntimeArn;
import io.acore.stacks.record.Aws;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acore invoke}. */
@Command(
    footer = {
      "",
      "Without --env it asks the environment that was deployed last from this folder.",
      "",
      "Example:",
      "  acore invoke --env local \"What is in the bucket?\"",
      "  git diff | acore invoke --stream -",
      "  acore invoke --runtime-arn ARN --session \"$SESSION\" @question.txt"
    })
final class InvokeCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin ProjectOptions project = new ProjectOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "PROMPT",
      description =
          "The prompt; `-` or nothing reads standard input, `@file` reads a file. A JSON object "
              + "is sent as it is, anything else as {\"prompt\": ..}.")
  String prompt = "-";

  @Option(
      names = "--session",
      paramLabel = "ID",
      description = "Go on with an earlier session (33 to 256 characters; default: a new one).")
  @Nullable String session;

  @Option(names = "--stream", description = "Print the answer as it comes.")
  boolean stream;

  @Option(
      names = "--runtime-arn",
      paramLabel = "ARN",
      description = "Ask this runtime; needs no acore.yaml.")
  @Nullable String runtimeArn;

  @Option(
      names = "--qualifier",
      paramLabel = "NAME",
      description = "Ask this endpoint of the runtime (default: ${DEFAULT-VALUE}).")
  String qualifier = Invocation.DEFAULT_QUALIFIER;

  @Option(names = "--json", description = "Print session, trace and answer as JSON.")
  boolean json;

  private final Services services;

  InvokeCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    String payload = Prompt.read(prompt, services.environment(), System.in);
    Console console = services.console();
    boolean live = stream && !json;
    if (runtimeArn == null && project.environment.isEmpty()) {
      LastDeployed.of(services.environment().resolve(project.directory.toString()))
          .ifPresent(
              last -> {
                project.environment = last;
                console.say("asking `" + last + "`, which was deployed last");
              });
    }
    // An ARN alone says all; together with --env it is one in that environment's cloud.
    boolean alone = runtimeArn != null && project.environment.isEmpty();
    AgentClient client;
    RuntimeArn runtime;
    if (alone && runtimeArn != null) {
      client = AgentClient.ofEnvironment();
      runtime = new RuntimeArn(runtimeArn);
    } else {
      Target target = services.target(project);
      client = AgentClient.of(target);
      runtime =
          runtimeArn == null
              ? DeployedRuntime.of(target, new Aws(target, services.processes()))
              : new RuntimeArn(runtimeArn);
    }
    Invocation invocation =
        new Invocation(
            runtime, qualifier, session == null ? Invocation.newSession() : session, payload);
    Answer answer = client.invoke(invocation, live ? console::piece : piece -> {});
    console.data(json ? answer.json() : live ? answer.lineEnd() : answer.text());
    if (session == null) {
      console.say("session: " + answer.session());
    }
    return ExitCodes.OK;
  }
}
