package io.acore.stacks.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.ProcessRunner;
import io.acore.stacks.deploy.DeployReport.StackReport;
import io.acore.stacks.engine.Engine;
import io.acore.stacks.lock.EmittedLock;
import io.acore.stacks.plan.Catalogue;
import io.acore.stacks.plan.PlanCollector;
import io.acore.stacks.plan.PlanSummary;
import io.acore.stacks.synth.SynthResult;
import io.acore.stacks.terraform.Event;
import io.acore.stacks.terraform.RunLog;
import io.acore.stacks.terraform.StackHome;
import io.acore.stacks.terraform.Terraform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Plans, deploys and destroys one environment. */
public final class Deployment {
  /**
   * Terraform's own number. A bridged resource mostly waits for AWS, so more would help it; but one
   * start of the AWS CLI takes a third of a second of processor time, and a laptop has few.
   */
  private static final int LEAST_PARALLELISM = 10;

  private static final int PARALLELISM_PER_PROCESSOR = 4;

  private final Environment environment;
  private final ProcessRunner processes;
  private final Target target;
  private final Supplier<SynthResult> synth;
  private final Talk talk;

  /**
   * @param synth turns the target's configuration into its output folder
   */
  public Deployment(
      Environment environment,
      ProcessRunner processes,
      Target target,
      Supplier<SynthResult> synth,
      Talk talk) {
    this.environment = environment;
    this.processes = processes;
    this.target = target;
    this.synth = synth;
    this.talk = talk;
  }

  /**
   * Works out what a deployment would do.
   *
   * @param raw whether to add Terraform's own text
   */
  public DeployReport plan(DeployRequest request, boolean raw) {
    Engine engine = Engine.find(request.engine(), processes, environment);
    List<StackReport> reports = new ArrayList<>();
    try (RunLog log = log("plan")) {
      for (SynthResult.StackOutput stack : StackOrder.forDeploy(synth.get().stacks())) {
        Work work = new Work(engine, stack, log);
        work.terraform.init();
        Planned planned = work.plan(false, request.only());
        Optional<String> text = raw ? Optional.of(work.terraform.show()) : Optional.empty();
        work.terraform.forgetPlan();
        reports.add(new StackReport(planned.summary, planned.outputs, text));
      }
    }
    return new DeployReport(target, Optional.empty(), reports, List.of());
  }

  /** Brings the environment to what acore.yaml says. */
  public DeployReport deploy(DeployRequest request) {
    new Checks(environment, processes).stopWhenSomethingIsMissing();
    refuseToGuess(request.yes(), "deploy");
    Engine engine = Engine.find(request.engine(), processes, environment);
    CompletableFuture<Caller> asked = CompletableFuture.supplyAsync(this::caller);
    SynthResult synthesized = synth.get();
    Caller caller = guarded(request, join(asked));
    List<StackReport> reports = new ArrayList<>();
    try (RunLog log = log("deploy")) {
      for (SynthResult.StackOutput stack : StackOrder.forDeploy(synthesized.stacks())) {
        Work work = new Work(engine, stack, log);
        work.terraform.init();
        talk.busy("working out what changes in " + stack.name());
        Planned planned = work.plan(false, request.only());
        talk.busy("");
        if (!planned.changes) {
          work.terraform.forgetPlan();
          talk.say(stack.name() + ": nothing to do");
          reports.add(new StackReport(planned.summary, planned.outputs, Optional.empty()));
          continue;
        }
        confirm(request.yes(), "deploy", planned.summary, caller, List.of());
        Map<String, Event.Output> outputs = work.apply(planned.summary);
        reports.add(new StackReport(planned.summary, outputs, Optional.empty()));
      }
    }
    return new DeployReport(target, Optional.of(caller), reports, List.of());
  }

  /** The outputs of what is deployed. */
  public DeployReport outputs(Optional<String> wantedEngine) {
    Engine engine = Engine.find(wantedEngine, processes, environment);
    List<StackReport> reports = new ArrayList<>();
    try (RunLog log = log("outputs")) {
      for (SynthResult.StackOutput stack : StackOrder.forDeploy(synth.get().stacks())) {
        Work work = new Work(engine, stack, log);
        Map<String, Event.Output> outputs = work.outputs();
        PlanSummary nothing = new PlanSummary(stack.name(), List.of(), List.of(), List.of());
        reports.add(new StackReport(nothing, outputs, Optional.empty()));
      }
    }
    if (reports.stream().allMatch(report -> report.outputs().isEmpty())) {
      throw DeployErrors.notDeployed(target.stack());
    }
    return new DeployReport(target, Optional.empty(), reports, List.of());
  }

  private Caller caller() {
    return Caller.ask(target, processes);
  }

  private Caller guarded(DeployRequest request, Caller caller) {
    Optional<String> wanted =
        request.account().or(() -> target.config().root().optionalText("account_id"));
    if (wanted.isPresent() && !target.isLocal() && !wanted.get().equals(caller.account())) {
      throw DeployErrors.otherAccount(target.environment(), wanted.get(), caller);
    }
    return caller;
  }

  private void refuseToGuess(boolean yes, String command) {
    if (!yes && !target.isLocal() && !talk.canAsk()) {
      throw DeployErrors.nobodyToAsk(command);
    }
  }

  // Nothing of anybody's is at stake in the local cloud.
  private void confirm(
      boolean yes, String command, PlanSummary plan, Caller caller, List<String> also) {
    talk.say(plan.text().stripTrailing());
    if (yes || target.isLocal()) {
      return;
    }
    if (!talk.confirm(Question.of(command, target, plan, caller, also))) {
      throw DeployErrors.refused(command);
    }
  }

  private RunLog log(String command) {
    return RunLog.start(target.keep(), command + "-" + target.stack(), environment);
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  static int parallelism() {
    return Math.max(
        LEAST_PARALLELISM, PARALLELISM_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
  }

  /** What a plan found. */
  private record Planned(boolean changes, PlanSummary summary, Map<String, Event.Output> outputs) {}

  /** One stack being worked on. */
  private final class Work {
    private final String name;
    private final Catalogue catalogue;
    private final StackHome home;
    private final Terraform terraform;

    Work(Engine engine, SynthResult.StackOutput stack, RunLog log) {
      this.name = stack.name();
      this.home = StackHome.of(target.config(), stack.name(), stack.folder());
      JsonNode configuration = home.configuration();
      EmittedLock lock = EmittedLock.read(target.config().folder());
      this.catalogue = Catalogue.of(stack.name(), configuration, lock);
      this.terraform =
          new Terraform(
              engine, processes, target::prepare, home, log, new Narration(catalogue, talk));
    }

    Planned plan(boolean destroy, Optional<String> only) {
      List<String> targets = only.map(this::targets).orElse(List.of());
      PlanCollector collector = new PlanCollector(catalogue);
      Map<String, Event.Output> outputs = new HashMap<>();
      boolean changes = terraform.plan(destroy, targets, collector.andThen(keep(outputs)));
      return new Planned(changes, collector.summary(name), outputs);
    }

    Map<String, Event.Output> apply(PlanSummary plan) {
      Map<String, Event.Output> outputs = new HashMap<>();
      try (ApplyProgress progress = new ApplyProgress(catalogue, plan, talk, System::nanoTime)) {
        terraform.apply(parallelism(), progress.andThen(keep(outputs)));
      }
      return outputs;
    }

    Map<String, Event.Output> outputs() {
      terraform.init();
      return terraform.outputs().outputs();
    }

    private List<String> targets(String module) {
      List<String> targets = List.copyOf(catalogue.addressesOf(module));
      if (targets.isEmpty()) {
        throw DeployErrors.noModule(module, catalogue.modules());
      }
      return targets;
    }

    private Consumer<Event> keep(Map<String, Event.Output> outputs) {
      return event -> {
        if (event instanceof Event.Outputs all) {
          outputs.putAll(all.outputs());
        }
      };
    }
  }
}
