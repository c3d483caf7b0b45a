package io.acore.stacks.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import io.acore.base.UserError;
import io.acore.stacks.config.Section;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Plans, deploys and destroys one environment. */
public final class Deployment {
  /**
   * Terraform's own number. A bridged resource mostly waits for AWS, so more would help it; but one
   * start of the AWS CLI takes a third of a second of processor time, and a laptop has few.
   */
  private static final int LEAST_PARALLELISM = 10;

  private static final int PARALLELISM_PER_PROCESSOR = 4;

  private static final String DESTROY = "-destroy";

  private final Environment environment;
  private final ProcessRunner processes;
  private final Target target;
  private final Supplier<SynthResult> synth;
  private final Talk talk;
  private final Supplier<Recovered> recovery;

  /**
   * @param synth turns the target's configuration into its output folder
   */
  public Deployment(
      Environment environment,
      ProcessRunner processes,
      Target target,
      Supplier<SynthResult> synth,
      Talk talk) {
    this(environment, processes, target, synth, talk, () -> Recovered.NOTHING);
  }

  /**
   * As above.
   *
   * @param recovery puts back what Terraform misses of the bridge's records
   */
  public Deployment(
      Environment environment,
      ProcessRunner processes,
      Target target,
      Supplier<SynthResult> synth,
      Talk talk,
      Supplier<Recovered> recovery) {
    this.recovery = recovery;
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
        Planned planned = work.plan(work.targets(request.only()));
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
    refuseToLoseTheState();
    Engine engine = Engine.find(request.engine(), processes, environment);
    CompletableFuture<Optional<Caller>> asked = CompletableFuture.supplyAsync(this::caller);
    SynthResult synthesized = synth.get();
    if (target.isLocal()) {
      LocalCommand.write(target);
      LocalSettings.write(target);
    }
    Optional<Caller> caller = guarded(request, join(asked));
    List<StackReport> reports = new ArrayList<>();
    try (RunLog log = log("deploy")) {
      for (SynthResult.StackOutput stack : StackOrder.forDeploy(synthesized.stacks())) {
        Work work = new Work(engine, stack, log);
        work.terraform.init();
        reports.add(
            caller.isEmpty() || request.yes()
                ? work.deployAtOnce(request)
                : work.deployAsking(request, caller.get()));
      }
    }
    LastDeployed.write(target);
    return new DeployReport(target, caller, reports, List.of());
  }

  /**
   * Takes away everything that the environment has made, and nothing else. It can be run again
   * until nothing is left.
   */
  public DeployReport destroy(DeployRequest request) {
    refuseToGuess(request.yes(), "destroy");
    Engine engine = Engine.find(request.engine(), processes, environment);
    CompletableFuture<Optional<Caller>> asked = CompletableFuture.supplyAsync(this::caller);
    List<SynthResult.StackOutput> stacks = StackOrder.forDestroy(synthesizedOrLast());
    Optional<Caller> caller = guarded(request, join(asked));
    List<StackReport> reports = new ArrayList<>();
    List<String> left = new ArrayList<>();
    try (RunLog log = log("destroy")) {
      for (SynthResult.StackOutput stack : stacks) {
        Work work = new Work(engine, stack, log);
        work.terraform.init();
        Planned planned = work.planDestroy();
        if (planned.changes && !planned.summary.changes().isEmpty()) {
          work.destroy(request, planned, caller);
        } else {
          work.terraform.forgetPlan();
          talk.say(stack.name() + ": nothing in its state");
        }
        work.forgetState();
        left.addAll(work.sweep(log));
        reports.add(new StackReport(planned.summary, Map.of(), Optional.empty()));
      }
      if (!left.isEmpty()) {
        throw DeployErrors.left(left, log.file());
      }
    }
    LastDeployed.forget(target);
    return new DeployReport(target, caller, reports, left);
  }

  // A project that no longer synthesizes must still be destroyable.
  private List<SynthResult.StackOutput> synthesizedOrLast() {
    try {
      return synth.get().stacks();
    } catch (UserError error) {
      if (!Files.exists(target.folder().resolve("cdk.tf.json"))) {
        throw error;
      }
      talk.say("note: " + error.what() + "; going on with what was synthesized last");
      return Stream.of("", "-network", "-jobs")
          .map(suffix -> target.stack() + suffix)
          .filter(name -> Files.exists(target.folder(name).resolve("cdk.tf.json")))
          .map(name -> new SynthResult.StackOutput(name, target.folder(name), 0, List.of()))
          .toList();
    }
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

  // In the local cloud everybody is the same.
  private Optional<Caller> caller() {
    return target.isLocal() ? Optional.empty() : Optional.of(Caller.ask(target, processes));
  }

  private Optional<Caller> guarded(DeployRequest request, Optional<Caller> caller) {
    Optional<String> wanted =
        request.account().or(() -> target.config().root().optionalText("account_id"));
    caller.ifPresent(
        is -> {
          if (wanted.isPresent() && !wanted.get().equals(is.account())) {
            throw DeployErrors.otherAccount(target.environment(), wanted.get(), is);
          }
        });
    return caller;
  }

  private void refuseToGuess(boolean yes, String command) {
    if (!yes && !target.isLocal() && !talk.canAsk()) {
      throw DeployErrors.nobodyToAsk(command);
    }
  }

  // A path that somebody chose may lie on a disk that stays; a local cloud goes with the job, too
  private void refuseToLoseTheState() {
    Section backend = target.config().root().section("backend");
    if (environment.variable("CI").isPresent()
        && target.endpoint().isEmpty()
        && backend.text("type").equals("local")
        && backend.optionalText("path").isEmpty()) {
      throw DeployErrors.stateEndsWithTheJob(target.environment());
    }
  }

  // Nothing of anybody's is at stake in the local cloud, so nobody is asked there.
  private void confirm(
      DeployRequest request,
      String command,
      PlanSummary plan,
      Optional<Caller> caller,
      List<String> also) {
    talk.busy("");
    talk.say(plan.text().stripTrailing());
    if (caller.isPresent()
        && !request.yes()
        && !talk.confirm(Question.of(command, target, plan, caller.get(), also))) {
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
      this.home = target.home(stack.name(), stack.folder());
      if (target.cloud().isPresent() && home.forgetOtherThan(target.cloud().get())) {
        talk.say("the local cloud is a new one and empty: beginning from nothing");
      }
      JsonNode configuration = home.configuration();
      EmittedLock lock = EmittedLock.read(target.config().folder());
      this.catalogue = Catalogue.of(stack.name(), configuration, lock);
      this.terraform =
          new Terraform(
              engine, processes, target::prepare, home, log, new Narration(catalogue, talk));
    }

    StackReport deployAsking(DeployRequest request, Caller caller) {
      Planned planned = plan(targets(request.only()));
      if (!planned.changes) {
        terraform.forgetPlan();
        talk.busy("");
        talk.say(name + ": nothing to do");
        return new StackReport(planned.summary, known(planned.outputs), Optional.empty());
      }
      try {
        confirm(request, "deploy", planned.summary, Optional.of(caller), List.of());
      } catch (UserError refused) {
        terraform.forgetPlan();
        throw refused;
      }
      return new StackReport(planned.summary, apply(planned.summary), Optional.empty());
    }

    StackReport deployAtOnce(DeployRequest request) {
      return withRecords(
          targets(request.only()),
          options -> {
            Map<String, Event.Output> outputs = new HashMap<>();
            try (AtOnce progress = new AtOnce(name, catalogue, talk)) {
              terraform.applyAtOnce(parallelism(), options, progress.andThen(keep(outputs)));
              return new StackReport(progress.summary(), known(outputs), Optional.empty());
            }
          });
    }

    // A plan says of an output that stays only that it stays.
    private Map<String, Event.Output> known(Map<String, Event.Output> outputs) {
      boolean all = outputs.values().stream().noneMatch(it -> it.value().isMissingNode());
      return all ? outputs : terraform.outputs().outputs();
    }

    // A record is missing: somebody deleted it, or Terraform was killed and its state says of
    // something half made that it is done. What carries its owner tag gets its record again, and
    // what is nowhere is made anew. Whatever was done before the error is not done twice.
    private <T> T withRecords(List<String> options, Function<List<String>, T> work) {
      ToolError missing;
      try {
        return work.apply(options);
      } catch (ToolError error) {
        if (!error.what().startsWith(Terraform.RECORD_GONE)) {
          throw error;
        }
        missing = error;
      }
      Recovered recovered = recovery.get();
      // Terraform cannot make anew in the plan of a destroy, and need not.
      boolean destroys = options.contains(DESTROY);
      if (recovered.equals(Recovered.NOTHING) || (destroys && !recovered.gone().isEmpty())) {
        throw missing;
      }
      List<String> all = new ArrayList<>(options);
      for (String address : recovered.gone()) {
        talk.say(catalogue.at(address).words() + ": it is gone, so it is made anew");
        all.add("-replace=" + address);
      }
      return work.apply(all);
    }

    Planned planDestroy() {
      try {
        return plan(List.of(DESTROY));
      } catch (ToolError error) {
        if (!error.what().startsWith(Terraform.RECORD_GONE)) {
          throw error;
        }
        talk.say("note: " + error.why() + "; going by the state alone");
        return plan(List.of(DESTROY, "-refresh=false"));
      }
    }

    void destroy(DeployRequest request, Planned planned, Optional<Caller> caller) {
      CreatedBuckets buckets = new CreatedBuckets(target, processes);
      List<String> full =
          request.keepData() ? List.of() : buckets.holding(CreatedBuckets.in(terraform.state()));
      List<String> also =
          full.isEmpty()
              ? List.of()
              : List.of("emptied, with every old version: " + String.join(", ", full));
      confirm(request, "destroy", planned.summary, caller, also);
      for (String bucket : full) {
        talk.say("  emptying   s3 bucket `" + bucket + "`");
        buckets.empty(bucket);
      }
      apply(planned.summary);
    }

    void forgetState() {
      JsonNode configuration = home.configuration();
      Optional<Path> state = home.state(configuration);
      if (state.isPresent() && terraform.state().path("resources").isEmpty()) {
        try {
          FileTrees.delete(home.kept());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    List<String> sweep(RunLog log) {
      talk.busy("looking for what is left");
      Sweep.Result swept = new Sweep(target, processes, log, catalogue, home.folder()).run();
      talk.busy("");
      swept.deleted().forEach(words -> talk.say("  destroyed  " + words + " (was left over)"));
      return swept.left();
    }

    Planned plan(List<String> options) {
      return withRecords(
          options,
          all -> {
            PlanCollector collector = new PlanCollector(catalogue);
            Map<String, Event.Output> outputs = new HashMap<>();
            boolean changes = terraform.plan(all, collector.andThen(keep(outputs)));
            return new Planned(changes, collector.summary(name), outputs);
          });
    }

    Map<String, Event.Output> apply(PlanSummary plan) {
      Map<String, Event.Output> outputs = new HashMap<>();
      try (ApplyProgress progress = new ApplyProgress(catalogue, plan, talk, System::nanoTime)) {
        terraform.apply(parallelism(), progress.andThen(keep(outputs)));
      }
      return outputs;
    }

    Map<String, Event.Output> outputs() {
      if (home.state(home.configuration()).isEmpty()) {
        terraform.init();
      }
      return terraform.outputs().outputs();
    }

    List<String> targets(Optional<String> module) {
      if (module.isEmpty()) {
        return List.of();
      }
      Collection<String> addresses = catalogue.addressesOf(module.get());
      if (addresses.isEmpty()) {
        throw DeployErrors.noModule(module.get(), catalogue.modules());
      }
      return addresses.stream().map(address -> "-target=" + address).toList();
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
