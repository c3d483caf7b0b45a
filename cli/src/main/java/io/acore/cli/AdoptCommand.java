package io.acore.cli;

import io.acore.stacks.drift.Adoption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acore adopt}. */
@Command(footer = {"", "Example:", "  acore adopt memory notes-A1b2C3d4E5 --env prod"})
final class AdoptCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin ProjectOptions project = new ProjectOptions();
  @Mixin StackOptions stack = new StackOptions();

  @Parameters(index = "0", paramLabel = "KIND", description = "Such as memory or agent-runtime.")
  String kind = "";

  @Parameters(index = "1", paramLabel = "ID", description = "The id that AWS gave it.")
  String id = "";

  @Option(
      names = "--as",
      paramLabel = "ADDRESS",
      description = "Its name in Terraform, when acore.yaml has several of this kind.")
  @Nullable String as;

  private final Services services;

  AdoptCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    Adoption adoption = services.dayTwo(project, stack).adopt(kind, id, Optional.ofNullable(as));
    services.console().data(stack.json ? adoption.json() : adoption.text());
    return ExitCodes.OK;
  }
}
