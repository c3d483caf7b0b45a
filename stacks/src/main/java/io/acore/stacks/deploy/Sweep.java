package io.acore.stacks.deploy;

import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.KindKey;
import io.acore.stacks.plan.Catalogue;
import io.acore.stacks.terraform.RunLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * What is left of a stack after Terraform has destroyed all it knows of: a run that was killed may
 * have lost owners from its state. Every record below the stack's path, and everything that carries
 * the name and owner tag of one of its resources, is deleted by the same script that would have
 * done it.
 */
final class Sweep {
  private static final int AT_ONCE = 4;

  private final Target target;
  private final ProcessRunner processes;
  private final RunLog log;
  private final Path folder;
  private final Map<String, Catalogue.Bridged> known = new TreeMap<>();

  /**
   * @param catalogue knows every resource that the stack ever had
   * @param folder of the stack, with the bridge's script in it
   */
  Sweep(Target target, ProcessRunner processes, RunLog log, Catalogue catalogue, Path folder) {
    this.target = target;
    this.processes = processes;
    this.log = log;
    this.folder = folder;
    catalogue
        .bridged(target.parameterPath(), target.region())
        .forEach(bridged -> known.put(bridged.parameter(), bridged));
  }

  /** What was found and is gone now, and what is still there. */
  record Result(List<String> deleted, List<String> left) {
    Result {
      deleted = List.copyOf(deleted);
      left = List.copyOf(left);
    }
  }

  Result run() {
    Map<String, Catalogue.Bridged> found = new LinkedHashMap<>();
    for (String parameter : records()) {
      Catalogue.Bridged bridged = known.get(parameter);
      found.put(
          parameter,
          bridged == null
              ? new Catalogue.Bridged("", parameter, parameter, target.region(), "")
              : bridged);
    }
    for (Catalogue.Bridged unrecorded : lookalikes()) {
      found.putIfAbsent(unrecorded.parameter(), unrecorded);
    }
    List<Catalogue.Bridged> order = new ArrayList<>(found.values());
    // Children before what they live in.
    order.sort(Comparator.comparingInt(Sweep::deleteOrder));
    List<String> deleted = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (Catalogue.Bridged bridged : order) {
      (delete(bridged) ? deleted : left).add(bridged.words());
    }
    return new Result(deleted, left);
  }

  private List<String> records() {
    ProcessResult result =
        aws(
            target.region(),
            List.of(
                "ssm",
                "get-parameters-by-path",
                "--recursive",
                "--path",
                target.parameterPath(),
                "--query",
                "Parameters[].[Name]"));
    if (!result.ok()) {
      log.line(result.stderr());
      throw DeployErrors.notSwept(target.parameterPath(), result);
    }
    return result
        .stdout()
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.equals("None"))
        .map(name -> name.replaceFirst("/state$", ""))
        .distinct()
        .toList();
  }

  /**
   * Resources of the names that this stack uses, whose record is gone. One list for each family;
   * the script then looks at the owner tag before it deletes one.
   */
  private List<Catalogue.Bridged> lookalikes() {
    Map<String, List<Catalogue.Bridged>> families = new TreeMap<>();
    for (Catalogue.Bridged bridged : known.values()) {
      boolean listed =
          kind(bridged).filter(it -> it.parents().isEmpty() && it.taggable()).isPresent()
              && kind(bridged).flatMap(it -> it.get(KindKey.LIST)).isPresent();
      if (listed) {
        families
            .computeIfAbsent(bridged.kind() + " " + bridged.region(), key -> new ArrayList<>())
            .add(bridged);
      }
    }
    return sideBySide(List.copyOf(families.values()), this::there).stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<Catalogue.Bridged> there(List<Catalogue.Bridged> family) {
    BridgeKind kind = kind(family.get(0)).orElseThrow();
    ProcessResult result =
        aws(
            family.get(0).region(),
            List.of(
                kind.service(),
                kind.get(KindKey.LIST).orElseThrow(),
                "--query",
                kind.get(KindKey.ROW).orElseThrow()));
    if (!result.ok()) {
      // A service that cannot be asked here (a region without it) has nothing of ours either.
      log.line(result.stderr());
      return List.of();
    }
    Set<String> words = new HashSet<>();
    result.stdout().lines().forEach(line -> words.addAll(List.of(line.split("\t"))));
    return family.stream()
        .filter(it -> words.stream().anyMatch(word -> word.equals(it.name()) || startsAs(word, it)))
        .toList();
  }

  // Some lists have no names, but ids made of the name and ten characters more.
  private static boolean startsAs(String word, Catalogue.Bridged bridged) {
    return word.startsWith(bridged.name() + "-") && word.length() == bridged.name().length() + 11;
  }

  private boolean delete(Catalogue.Bridged bridged) {
    if (bridged.kind().isEmpty()) {
      return false;
    }
    ProcessResult result =
        processes.run(
            target
                .prepare(
                    ProcessRequest.of(
                        "sh", folder.resolve("bridge/bridge.sh").toString(), "destroy"))
                .in(folder)
                .with(
                    Map.of(
                        "ACORE_KIND", bridged.kind(),
                        "ACORE_NAME", bridged.name(),
                        "ACORE_REGION", bridged.region(),
                        "ACORE_STORE", target.region(),
                        "ACORE_PARAMETER", bridged.parameter(),
                        "ACORE_PARENTS", bridged.parents())));
    log.line(result.stdout() + result.stderr());
    return result.ok();
  }

  private ProcessResult aws(String region, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("aws"));
    command.addAll(arguments);
    command.addAll(List.of("--region", region, "--output", "text"));
    return processes.run(target.prepare(ProcessRequest.of(command)).with("AWS_PAGER", ""));
  }

  private static Optional<BridgeKind> kind(Catalogue.Bridged bridged) {
    return BridgeKind.all().stream().filter(it -> it.name().equals(bridged.kind())).findFirst();
  }

  private static int deleteOrder(Catalogue.Bridged bridged) {
    return kind(bridged).map(BridgeKind::deleteOrder).orElse(0);
  }

  private static <T, R> List<R> sideBySide(List<T> all, Function<T, R> work) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<R>> running =
          all.stream().map(it -> threads.submit(() -> work.apply(it))).toList();
      List<R> results = new ArrayList<>();
      for (Future<R> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } finally {
      threads.shutdown();
    }
  }
}
