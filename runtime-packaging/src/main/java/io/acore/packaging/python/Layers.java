package io.acore.packaging.python;

import io.acore.base.Json;
import io.acore.base.ProcessRunner;
import io.acore.base.Sha256;
import io.acore.base.UserError;
import io.acore.packaging.archive.ZipInput;
import io.acore.packaging.archive.ZipSummary;
import io.acore.packaging.archive.ZipWriter;
import io.acore.packaging.cache.Bucket;
import io.acore.packaging.cache.Cache;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.source.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Dependency layers: found in the cache, or resolved, installed, compiled and zipped once. */
public final class Layers {
  /** Changes when the same inputs would give other bytes. */
  static final String FORMAT = "layer-2";

  private static final String ZIP = "layer.zip";
  private static final String MANIFEST = "layer.json";
  // As the tool wrote it, with the comments that say who asks for whom.
  private static final String ANNOTATED = "annotated.txt";
  private static final String REQUIREMENTS = "requirements.txt";

  private final ProcessRunner processes;
  private final Tools tools;
  private final Cache cache;
  private final Function<String, String> references;
  private final Consumer<String> progress;

  public Layers(
      ProcessRunner processes,
      Tools tools,
      Cache cache,
      Function<String, String> references,
      Consumer<String> progress) {
    this.processes = processes;
    this.tools = tools;
    this.cache = cache;
    this.references = references;
    this.progress = progress;
  }

  /**
   * The layer for these dependencies; needs no network when it, or its parts, were built before.
   */
  public Layer get(Dependencies wanted, Target target, PackageIndex index, boolean bytecode) {
    String requirements = resolution(wanted, target, index);
    Map<String, String> local = LocalSources.hashes(wanted);
    Sha256 compiled = key(requirements, local, target, true);
    if (bytecode) {
      Optional<Path> found = cache.find(Bucket.LAYERS, compiled, Layers::whole);
      if (found.isPresent()) {
        return layer(found.get(), compiled, false, List.of());
      }
    }
    Optional<Path> python = bytecode ? tools.python(target.python()) : Optional.empty();
    Sha256 key = python.isPresent() ? compiled : key(requirements, local, target, false);
    Cache.Entry entry =
        cache.get(
            Bucket.LAYERS,
            key,
            Layers::whole,
            folder -> build(folder, requirements, wanted, target, index, python));
    List<String> notes =
        bytecode && python.isEmpty()
            ? List.of(
                "no Python "
                    + target.python()
                    + " here to compile with: the layer ships without bytecode and starts slower")
            : List.of();
    return layer(entry.folder(), key, entry.built(), notes);
  }

  /** Pinned and hashed requirements, resolved once for these inputs. */
  public String resolution(Dependencies wanted, Target target, PackageIndex index) {
    if (wanted.origin() == Dependencies.Origin.HASHED) {
      return wanted.content();
    }
    Sha256 key = wanted.hash(target, index.written(), false);
    Cache.Entry entry =
        cache.get(
            Bucket.RESOLUTIONS,
            key,
            Layers::wholeResolution,
            folder -> {
              progress.accept("resolving " + wanted.origin());
              Installer installer = tools.installer();
              String text = resolve(installer, wanted, target, index, folder);
              String canonical =
                  RequirementsFile.parse(text, wanted.folder().resolve(REQUIREMENTS))
                      .withoutOptions()
                      .canonical();
              Files.writeString(folder.resolve(ANNOTATED), text);
              Files.writeString(
                  folder.resolve(REQUIREMENTS),
                  "# sha256 " + Sha256.of(canonical).hex() + "\n" + canonical);
            });
    try {
      return Files.readString(entry.folder().resolve(REQUIREMENTS)).replaceFirst("^#.*\n", "");
    } catch (IOException e) {
      throw PackagingErrors.disk(cache.root(), e);
    }
  }

  private String resolve(
      Installer installer, Dependencies wanted, Target target, PackageIndex index, Path folder)
      throws IOException {
    PackageIndex.Resolved resolved = index.resolve(references);
    try {
      return installer.resolve(wanted, target, resolved, folder);
    } catch (InstallFailure.MissingWheel missing) {
      Path work = Files.createDirectory(folder.resolveSibling("work"));
      throw explained(missing, wanted, target, index, installer, resolved, work);
    }
  }

  private UserError explained(
      InstallFailure.MissingWheel missing,
      Dependencies wanted,
      Target target,
      PackageIndex index,
      Installer installer,
      PackageIndex.Resolved resolved,
      Path work) {
    String chain = new Chains(annotated(wanted, target, index)).to(missing.name());
    String why =
        chain.equals(missing.name())
            ? missing.why()
            : "it comes in by " + chain + "; " + missing.why();
    return PackagingErrors.missingWheel(
        missing.name(),
        missing.version(),
        target.toString(),
        why,
        installer.wheelsOf(missing.name(), missing.version(), target, resolved, work));
  }

  private String annotated(Dependencies wanted, Target target, PackageIndex index) {
    try {
      if (wanted.origin() == Dependencies.Origin.HASHED) {
        return Files.readString(wanted.file().orElseThrow());
      }
      Optional<Path> folder =
          cache.find(
              Bucket.RESOLUTIONS,
              wanted.hash(target, index.written(), false),
              Layers::wholeResolution);
      return folder.isPresent() ? Files.readString(folder.get().resolve(ANNOTATED)) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static Sha256 key(
      String requirements, Map<String, String> local, Target target, boolean bytecode) {
    return Sha256.of(
        Json.compact(
            Map.of(
                "format", FORMAT,
                "requirements", requirements,
                "local", local,
                "target", target.toString(),
                "bytecode", bytecode)));
  }

  private void build(
      Path folder,
      String requirements,
      Dependencies wanted,
      Target target,
      PackageIndex index,
      Optional<Path> python)
      throws IOException {
    Path work = Files.createDirectory(folder.resolveSibling("work"));
    Path site = Files.createDirectories(work.resolve("site"));
    Path lines = Files.writeString(work.resolve(REQUIREMENTS), requirements);
    PackageIndex.Resolved resolved = index.resolve(references);
    Installer installer = tools.installer();
    long count = requirements.lines().filter(line -> line.contains("==")).count();
    progress.accept(
        "installing " + count + " packages for " + target + " with " + installer.describe());
    if (!requirements.isBlank()) {
      try {
        installer.install(lines, target, resolved, work, site);
      } catch (InstallFailure.MissingWheel missing) {
        throw explained(missing, wanted, target, index, installer, resolved, work);
      }
    }
    List<Path> local = LocalSources.of(wanted);
    if (!local.isEmpty()) {
      installer.installLocal(local, target, resolved, work, site);
    }
    List<InstalledPackage> packages = new SitePackages(site).normalise();
    if (python.isPresent()) {
      progress.accept("compiling " + packages.size() + " packages");
      Bytecode.compile(processes, python.get(), site, work);
    }
    long bytes = packages.stream().mapToLong(InstalledPackage::bytes).sum();
    progress.accept(
        "zipping " + packages.size() + " packages, " + PackagingErrors.megabytes(bytes));
    ZipSummary zip = zip(site, folder.resolve(ZIP));
    LayerManifest manifest =
        new LayerManifest(
            zip.sha256().hex(),
            zip.crc32(),
            zip.size(),
            zip.resume(),
            zip.files(),
            zip.unpackedSize(),
            installer.describe(),
            python.map(tools::pythonVersion).orElse(""),
            packages,
            requirements);
    Files.writeString(folder.resolve(MANIFEST), Json.pretty(Json.tree(manifest)));
  }

  private static ZipSummary zip(Path site, Path zip) throws IOException {
    List<ZipInput> inputs = new ArrayList<>();
    collect(site, "", inputs);
    inputs.sort(Comparator.comparing(ZipInput::name));
    try (ZipWriter writer = new ZipWriter(zip)) {
      writer.addAll(inputs);
      return writer.finish();
    }
  }

  private static void collect(Path folder, String prefix, List<ZipInput> into) throws IOException {
    List<Path> children;
    try (Stream<Path> list = Files.list(folder)) {
      children = list.toList();
    }
    for (Path child : children) {
      String name = prefix + FileNames.of(child);
      if (Files.isDirectory(child)) {
        collect(child, name + "/", into);
      } else {
        into.add(new ZipInput(name, child, FileNames.executable(child)));
      }
    }
  }

  private static boolean whole(Path folder) throws IOException {
    return Files.size(folder.resolve(ZIP)) == manifest(folder).size();
  }

  private static boolean wholeResolution(Path folder) throws IOException {
    String[] parts = Files.readString(folder.resolve(REQUIREMENTS)).split("\n", 2);
    return parts.length == 2 && parts[0].equals("# sha256 " + Sha256.of(parts[1]).hex());
  }

  private static Layer layer(Path folder, Sha256 key, boolean built, List<String> notes) {
    try {
      return new Layer(folder.resolve(ZIP), key, built, manifest(folder), notes);
    } catch (IOException e) {
      throw PackagingErrors.disk(folder, e);
    }
  }

  private static LayerManifest manifest(Path folder) throws IOException {
    return LayerManifest.of(Json.read(folder.resolve(MANIFEST)));
  }
}
