package io.acore.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acore completion}. */
@Command(
    footer = {
      "",
      "Examples:",
      "  acore completion bash > /etc/bash_completion.d/acore",
      "  acore completion zsh > ~/.zfunc/_acore",
      "  acore completion fish > ~/.config/fish/completions/acore.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  Shell shell = Shell.bash;

  @Spec CommandSpec spec = CommandSpec.create();

  private final Services services;

  CompletionCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    services.console().data(shell.script(spec.root().commandLine()));
    return ExitCodes.OK;
  }
}
