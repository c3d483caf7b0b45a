package io.acore.stacks.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.ProcessRunner;
import io.acore.stacks.deploy.Narration;
import io.acore.stacks.deploy.Recovered;
import io.acore.stacks.deploy.Talk;
import io.acore.stacks.deploy.Target;
import io.acore.stacks.drift.Finding.Condition;
import io.acore.stacks.engine.Engine;
import io.acore.stacks.lock.EmittedLock;
import io.acore.stacks.plan.Catalogue;
import io.acore.stacks.plan.Change;
import io.acore.stacks.plan.PlanCollector;
import io.acore.stacks.plan.PlanSummary;
import io.acore.stacks.record.Aws;
import io.acore.stacks.record.Records;
import io.acore.stacks.record.ResourceRecord;
import io.acore.stacks.synth.SynthResult;
import io.acore.stacks.terraform.RunLog;
import io.acore.stacks.terraform.StackHome;
import io.acore.stacks.terraform.Terraform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Looks after one environment once it is deployed. */
public final class DayTwo {
  /** Terraform's own number. */
  private static final int AT_ONCE = 10;

  private final Environment environment;
  private final ProcessRunner processes;
  private final Target target;
  private final Supplier<SynthResult> synth;
  private final Talk talk;
  private final Optional<String> engine;

  /**
   * @param synth turns the target's configuration into its output folder
   * @param engine {@code terraform} or {@code tofu}; empty takes whichever is there
   */
  public DayTwo(
      Environment environment,
      ProcessRunner processes,
      Target target,
      Supplier<SynthResult> synth,
      Talk talk,
      Optional<String> engine) {
    this.environment = environment;
    this.processes = processes;
    this.target = target;
    this.synth = synth;
    this.talk = talk;
    this.engine = engine;
  }

  /** Every resource, as it is now; changes nothing. */
  public DriftReport status() {
    try (RunLog log = log("status")) {
      List<Finding> findings = new ArrayList<>();
      for (Work work : works(log)) {
        findings.addAll(work.inspector().findings(false));
      }
      return report(findings, List.of());
    }
  }

  /**
   * What is not as it was deployed; changes nothing.
   *
   * @param others whether Terraform looks at its own resources too, which takes a refresh
   */
  public DriftReport drift(boolean others) {
    try (RunLog log = log("drift")) {
      List<Finding> findings = new ArrayList<>();
      List<String> changed = new ArrayList<>();
      for (Work work : works(log)) {
        List<Finding> found = work.inspector().findings(true);
        findings.addAll(found);
        if (work.isMain()) {
          List<String> lost = keys(found, Condition.RECORD_LOST);
          work.inspector().foreign(target.parameterPath()).stream()
              .filter(it -> !lost.contains(it.key()))
              .forEach(findings::add);
        }
        // A plan reads the records, so it has to wait until a lost one is back.
        if (others && keys(found, Condition.RECORD_LOST).isEmpty()) {
          changed.addAll(work.plan(List.of(), List.of()).drifted());
          work.terraform.forgetPlan();
        }
      }
      return report(findings, changed);
    }
  }

  /**
   * Puts right what drifted, and nothing else.
   *
   * @return what was found and mended
   */
  public DriftReport repair(boolean yes) {
    if (!yes && !target.isLocal() && !talk.canAsk()) {
      throw DriftErrors.nobodyToAsk();
    }
    try (RunLog log = log("repair")) {
      List<Finding> mended = new ArrayList<>();
      List<String> others = new ArrayList<>();
      for (Work work : works(log)) {
        mended.addAll(work.putRecordsBack().back());
        List<Finding> drifted =
            work.inspector().findings(true).stream().filter(it -> it.condition().drift()).toList();
        mended.addAll(drifted);
        others.addAll(work.repair(drifted, yes));
      }
      return report(mended, others);
    }
  }

  /** Writes missing records again; what `plan` and `deploy` do when Terraform misses one. */
  public Recovered recoverRecords() {
    try (RunLog log = log("records")) {
      List<String> back = new ArrayList<>();
      List<String> gone = new ArrayList<>();
      for (Work work : works(log)) {
        PutBack done = work.putRecordsBack();
        done.back().forEach(finding -> back.add(finding.key()));
        gone.addAll(done.gone());
      }
      return new Recovered(back, gone);
    }
  }

  /**
   * Takes over a resource that is already there.
   *
   * @param as the name in Terraform, when there is a choice
   */
  public Adoption adopt(String kind, String id, Optional<String> as) {
    try (RunLog log = log("adopt")) {
      Work work = works(log).get(0);
      return Adoption.of(
          work.aws, work.script, work.resources, work.records, work.wanted(), kind, id, as);
    }
  }

  private static List<String> keys(List<Finding> findings, Condition condition) {
    return findings.stream().filter(it -> it.condition() == condition).map(Finding::key).toList();
  }

  private DriftReport report(List<Finding> findings, List<String> others) {
    return new DriftReport(target.environment(), findings, others);
  }

  private RunLog log(String command) {
    return RunLog.start(target.keep(), command + "-" + target.stack(), environment);
  }

  private List<Work> works(RunLog log) {
    Engine program = Engine.find(engine, processes, environment);
    List<Work> works = new ArrayList<>();
    for (SynthResult.StackOutput stack : synth.get().stacks()) {
      Work work = new Work(program, stack, log);
      // The agent's own stack comes first; it has the records.
      works.add(work.isMain() ? 0 : works.size(), work);
    }
    return works;
  }

  /** Records that are there again, and owners whose resource is nowhere. */
  private record PutBack(List<Finding> back, List<String> gone) {}

  /** One stack being looked after. */
  private final class Work {
    private final String name;
    private final StackHome home;
    private final Catalogue catalogue;
    private final Terraform terraform;
    private final JsonNode state;
    private final BridgedResources resources;
    private final Aws aws = new Aws(target, processes);
    private final Script script;
    private Records records;

    Work(Engine program, SynthResult.StackOutput stack, RunLog log) {
      this.name = stack.name();
      this.home = target.home(name, stack.folder());
      JsonNode configuration = home.configuration();
      this.catalogue =
          Catalogue.of(name, configuration, EmittedLock.read(target.config().folder()));
      this.terraform =
          new Terraform(
              program, processes, target::prepare, home, log, new Narration(catalogue, talk));
      terraform.init();
      this.state = terraform.state();
      this.resources = BridgedResources.of(home, state);
      this.script = new Script(target, processes, home.folder());
      this.records = isMain() ? Records.read(target, aws) : new Records(Map.of());
    }

    boolean isMain() {
      return name.equals(target.stack());
    }

    Wanted wanted() {
      return resources.members().isEmpty()
          ? new Wanted(Map.of(), Map.of())
          : Wanted.read(terraform.evaluate(Wanted.question(resources.members())));
    }

    Inspector inspector() {
      return new Inspector(aws, resources, wanted(), records, target.region());
    }

    PutBack putRecordsBack() {
      RecordKeeper keeper = new RecordKeeper(script, resources, state, talk::say);
      List<String> lost = keeper.lost(records);
      if (lost.isEmpty()) {
        return new PutBack(List.of(), List.of());
      }
      List<String> unfound = keeper.putBack(lost);
      records = Records.read(target, aws);
      List<Finding> back = new ArrayList<>();
      List<String> gone = new ArrayList<>();
      for (String key : lost) {
        Bridged resource = resources.all().get(key);
        if (resource != null && unfound.contains(key)) {
          gone.add(resource.owner());
        } else if (resource != null) {
          back.add(Finding.recordIsBack(resource));
        }
      }
      return new PutBack(back, gone);
    }

    PlanSummary plan(List<String> targets, List<String> replaced) {
      PlanCollector collector = new PlanCollector(catalogue);
      List<String> options = new ArrayList<>();
      targets.forEach(address -> options.add("-target=" + address));
      replaced.forEach(address -> options.add("-replace=" + address));
      terraform.plan(options, collector);
      return collector.summary(name);
    }

    List<String> repair(List<Finding> drifted, boolean yes) {
      Repair repair = Repair.of(resources, new References(home.configuration()), drifted);
      TreeSet<String> targets = new TreeSet<>(repair.targets());
      // A full plan, thrown away: what it would put right of what somebody changed is added.
      PlanSummary all = plan(List.of(), List.copyOf(repair.replaced()));
      terraform.forgetPlan();
      List<String> others = all.drifted();
      for (Change change : all.changes()) {
        if (others.contains(change.item().words())) {
          targets.addAll(change.addresses());
        }
      }
      if (targets.isEmpty()) {
        return others;
      }
      PlanSummary plan = plan(List.copyOf(targets), List.copyOf(repair.replaced()));
      talk.say(plan.text().stripTrailing());
      if (!yes && !target.isLocal() && !talk.confirm("repair " + name + "?")) {
        terraform.forgetPlan();
        throw DriftErrors.refused();
      }
      for (Finding finding : drifted) {
        ResourceRecord record = records.all().get(finding.key());
        boolean again =
            finding.condition() == Condition.CHANGED || finding.condition() == Condition.FAILED;
        // One that never became ready has no hash yet; the bridge makes it anew by itself.
        if (record != null && again && !record.hash().isEmpty()) {
          Repair.markDrifted(aws, target.region(), record);
        }
      }
      terraform.apply(AT_ONCE, event -> {});
      return others;
    }
  }
}
