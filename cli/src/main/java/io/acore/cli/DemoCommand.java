package io.acore.cli;

import io.acore.stacks.invoke.Answer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acore demo}. */
@Command(footer = {"", "Example:", "  acore demo", "  acore demo --down"})
final class DemoCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();

  @Option(
      names = {"-C", "--directory"},
      paramLabel = "DIR",
      description = "Where the demo lives (default: ${DEFAULT-VALUE}).",
      defaultValue = "acore-demo")
  Path directory = Path.of("acore-demo");

  @Option(names = "--down", description = "Remove the demo: its folder and its local cloud.")
  boolean down;

  private final Services services;

  DemoCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    Demo demo =
        new Demo(
            services, services.environment().workingDirectory().resolve(directory).normalize());
    if (down) {
      demo.down();
      return ExitCodes.OK;
    }
    Answer answer = demo.up();
    services.console().data(answer.text());
    demo.nextSteps().forEach(services.console()::say);
    return ExitCodes.OK;
  }
}
