package io.acore.stacks;

import io.acore.base.Environment;
import io.acore.base.ProcessRunner;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.ConfigLoader;
import io.acore.stacks.engine.Engine;
import io.acore.stacks.program.UserProgram;
import io.acore.stacks.synth.SynthRequest;
import io.acore.stacks.synth.SynthResult;
import io.acore.stacks.synth.Synthesizer;
import io.acore.stacks.synth.ValidateResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What acore can do with a project, without a command line. */
public final class Acore {
  private final Environment environment;
  private final ProcessRunner processes;
  private final String version;
  private final Consumer<String> progress;

  public Acore(
      Environment environment, ProcessRunner processes, String version, Consumer<String> progress) {
    this.environment = environment;
    this.processes = processes;
    this.version = version;
    this.progress = progress;
  }

  /** Turns acore.yaml into Terraform JSON. */
  public SynthResult synth(SynthRequest request) {
    return synth(
        ConfigLoader.load(
            environment.workingDirectory().resolve(request.project()),
            request.environment(),
            request.sets(),
            environment),
        request);
  }

  /** For a caller that has loaded the configuration already. */
  public SynthResult synth(Config config, SynthRequest request) {
    UserProgram program = new UserProgram(environment, processes, version);
    return program.isIn(config)
        ? program.synth(config, request)
        : new Synthesizer(environment, processes, version, progress).synth(config, request);
  }

  /**
   * Synthesizes, then lets Terraform look at every stack; no backend is touched.
   *
   * @param engine {@code terraform} or {@code tofu}; empty takes whichever is there
   */
  public ValidateResult validate(SynthRequest request, Optional<String> engine) {
    SynthResult synthesized = synth(request);
    Engine terraform = Engine.find(engine, processes, environment);
    Map<String, List<String>> problems = new TreeMap<>();
    for (SynthResult.StackOutput stack : synthesized.stacks()) {
      terraform.init(stack.folder(), false);
      problems.put(stack.name(), terraform.validate(stack.folder()));
    }
    return new ValidateResult(terraform.program() + " " + terraform.version(), problems);
  }
}
