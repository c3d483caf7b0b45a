package io.acore.packaging.artifact;

import io.acore.base.Environment;
import io.acore.base.ProcessRunner;
import io.acore.base.Sha256;
import io.acore.base.Suggestions;
import io.acore.packaging.cache.Cache;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.python.Dependencies;
import io.acore.packaging.python.Layer;
import io.acore.packaging.python.Layers;
import io.acore.packaging.python.PackageIndex;
import io.acore.packaging.python.Target;
import io.acore.packaging.python.Tools;
import io.acore.packaging.source.ExcludedPath;
import io.acore.packaging.source.Exclusions;
import io.acore.packaging.source.SecretScan;
import io.acore.packaging.source.SourceFile;
import io.acore.packaging.source.SourceTree;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Packs an agent or a function: dependencies from the cache, code from the source folder. */
public final class Packager {
  private final Cache cache;
  private final Layers layers;

  public Packager(Environment environment, ProcessRunner processes) {
    this(environment, processes, line -> {}, reference -> fromEnvironment(environment, reference));
  }

  /** A packager that tells what takes long. */
  public Packager(Environment environment, ProcessRunner processes, Consumer<String> progress) {
    this(environment, processes, progress, reference -> fromEnvironment(environment, reference));
  }

  /**
   * A packager that tells what it does and can resolve every kind of secret reference.
   *
   * @param progress receives one line a stage
   * @param references gives the value of {@code env:NAME}, {@code ssm:/path}, {@code secret:name}
   */
  public Packager(
      Environment environment,
      ProcessRunner processes,
      Consumer<String> progress,
      Function<String, String> references) {
    this.cache = new Cache(environment.cacheDirectory(), environment.clock());
    this.layers =
        new Layers(
            processes, new Tools(environment, processes, progress), cache, references, progress);
  }

  /** Both hashes and every file with its reason. Reads the source; starts nothing. */
  public PackagePlan plan(PackageRequest request) {
    SourceTree code =
        SourceTree.scan(
            request.source(), Exclusions.of(request.source(), request.settings().exclude()));
    if (request.kind().hasCode()) {
      check(request, code);
    }
    Target target = request.kind().target(request.architecture(), request.python());
    PackageIndex index = new PackageIndex(request.settings().indexUrl());
    Dependencies dependencies = Dependencies.of(request.source(), request.settings().extras());
    Sha256 dependencyHash =
        dependencies.hash(target, index.written(), request.settings().bytecode());
    return new PackagePlan(
        request,
        target,
        request.kind().hasDependencies() ? dependencyHash : Sha256.of(""),
        request.kind().hasCode() ? code.hash() : Sha256.of(""),
        dependencies,
        code,
        notes(request, dependencies));
  }

  /** Makes the zip, or finds it made. */
  public Artifact pack(PackageRequest request) {
    Stages stages = new Stages();
    Prepared prepared = prepare(request, stages);
    return new Assembly(cache, layers, stages).assemble(prepared.plan(), prepared.layer());
  }

  /** Makes the two zips of a Lambda function, whose limit counts them together. */
  public FunctionPackage packFunction(PackageRequest request) {
    Artifact code = pack(request.as(PackageKind.LAMBDA_CODE));
    if (code.plan().dependencies().none()) {
      return new FunctionPackage(code, Optional.empty());
    }
    Artifact layer = pack(request.as(PackageKind.LAMBDA_LAYER));
    Limits.together(code, layer);
    return new FunctionPackage(code, Optional.of(layer));
  }

  /**
   * What both forms of a package begin with.
   *
   * @param plan scanned for secrets
   * @param layer its dependencies, if it has any
   */
  public record Prepared(PackagePlan plan, Optional<Layer> layer) {}

  /** The plan, once nothing secret is in the code. */
  public PackagePlan checked(PackageRequest request) {
    PackagePlan plan = plan(request);
    SecretScan.refuse(plan.code().files());
    return plan;
  }

  /** Plans, scans, and has the dependency layer built; the caller joins them. */
  public Prepared prepare(PackageRequest request, Stages stages) {
    PackagePlan plan = stages.run("scan", () -> plan(request));
    if (request.kind().hasCode()) {
      stages.run("secrets", () -> SecretScan.refuse(plan.code().files()));
    }
    Optional<Layer> layer = Optional.empty();
    if (request.kind().hasDependencies() && !plan.dependencies().none()) {
      layer =
          Optional.of(
              stages.run(
                  "dependencies",
                  () ->
                      layers.get(
                          plan.dependencies(),
                          plan.target(),
                          new PackageIndex(request.settings().indexUrl()),
                          request.settings().bytecode())));
    }
    return new Prepared(plan, layer);
  }

  private static void check(PackageRequest request, SourceTree code) {
    if (code.files().isEmpty()) {
      throw PackagingErrors.emptySource(request.source());
    }
    Optional<String> missing = request.entryPoint().filter(entry -> !code.has(entry));
    if (missing.isPresent()) {
      String entry = missing.get();
      Optional<String> rule =
          code.excluded().stream()
              .filter(
                  e ->
                      e.path().equals(entry)
                          || (e.path().endsWith("/") && entry.startsWith(e.path())))
              .map(ExcludedPath::rule)
              .findFirst()
              .filter(r -> Files.exists(request.source().resolve(entry)));
      throw PackagingErrors.noEntryPoint(
          entry,
          request.source(),
          Suggestions.nearest(entry, code.files().stream().map(SourceFile::path).toList()),
          rule);
    }
  }

  private static List<String> notes(PackageRequest request, Dependencies dependencies) {
    List<String> notes = new ArrayList<>();
    if (dependencies.none()) {
      notes.add("no dependencies declared: only the code ships");
    } else if (request.kind().hasDependencies() && !dependencies.origin().locked()) {
      notes.add(
          dependencies.origin()
              + ": another machine may get other versions; run `uv lock`, or `uv pip compile"
              + " --generate-hashes`, and commit the result");
    }
    return notes;
  }

  private static String fromEnvironment(Environment environment, String reference) {
    return Optional.of(reference)
        .filter(text -> text.startsWith("env:"))
        .flatMap(text -> environment.variable(text.substring("env:".length())))
        .orElseThrow(() -> PackagingErrors.unresolvedReference(reference));
  }
}
