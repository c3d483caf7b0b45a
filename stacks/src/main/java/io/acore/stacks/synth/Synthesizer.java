package io.acore.stacks.synth;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.ProcessRunner;
import io.acore.base.Sha256;
import io.acore.constructs.terraform.Kernel;
import io.acore.packaging.image.OciLayout;
import io.acore.stacks.agent.AgentContext;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.ConfigLoader;
import io.acore.stacks.lock.EmittedLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@code acore synth}: everything is worked out in a temporary folder first, so that a failure
 * changes nothing.
 */
public final class Synthesizer {
  private final Environment environment;
  private final Function<Config, Packaging> packagingOf;
  private final String version;
  private final Consumer<AgentContext> extension;

  /**
   * @param processes starts the packager's tools
   * @param version what identifies this build of acore; another build never takes an earlier one's
   *     results
   * @param progress receives a line before each slow step
   */
  public Synthesizer(
      Environment environment, ProcessRunner processes, String version, Consumer<String> progress) {
    this(environment, processes, version, progress, context -> {});
  }

  /** As above, with constructs of the caller's own. */
  public Synthesizer(
      Environment environment,
      ProcessRunner processes,
      String version,
      Consumer<String> progress,
      Consumer<AgentContext> extension) {
    this(
        environment,
        config -> new OcdsPackaging(environment, processes, config, progress),
        version,
        extension);
  }

  Synthesizer(
      Environment environment,
      Function<Config, Packaging> packagingOf,
      String version,
      Consumer<AgentContext> extension) {
    this.environment = environment;
    this.packagingOf = packagingOf;
    this.version = version;
    this.extension = extension;
  }

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
    Path project = config.folder();
    Path out =
        request
            .out()
            .map(environment.workingDirectory()::resolve)
            .orElse(project.resolve("cdktf.out"));
    try {
      EmittedLock lock = EmittedLock.read(project);
      Sha256 key = Sha256.of(String.join("\n", version, config.canonical(), lock.canonical()));
      Packaging own = packagingOf.apply(config);
      Packaging packaging =
          request
              .artifact()
              .map(environment.workingDirectory()::resolve)
              .<Packaging>map(given -> new DeliveredPackaging(own, given, config))
              .orElse(own);
      SynthCache cache = new SynthCache(environment.cacheDirectory(), packaging);
      if (request.cache()) {
        var hit = cache.find(key, project);
        if (hit.isPresent()) {
          publish(hit.get().stacks(), out);
          return result(out, hit.get().json().path("summary"), true);
        }
      }
      return synthesize(config, packaging, lock, key, cache, out);
    } catch (IOException e) {
      throw SynthErrors.cannotWrite(out, e);
    }
  }

  private SynthResult synthesize(
      Config config, Packaging packaging, EmittedLock lock, Sha256 key, SynthCache cache, Path out)
      throws IOException {
    Kernel.warmUp();
    Path temporary = Files.createTempDirectory("acore-synth-");
    try {
      RecordingArtifacts artifacts = new RecordingArtifacts(packaging, config);
      StackAssembly assembly = new StackAssembly(config, artifacts, lock, extension);
      List<StackAssembly.Assembled> assembled = assembly.synthesize(temporary.resolve("cdktf"));
      Path stacks = temporary.resolve("stacks");
      EmittedLock joined = lock;
      List<Map<String, Object>> summary = new ArrayList<>();
      for (StackAssembly.Assembled stack : assembled) {
        JsonNode terraform = write(stack, stacks.resolve(stack.name()), artifacts);
        joined = joined.joined(stack.name(), stack.owners());
        summary.add(summary(stack, terraform));
      }
      Sha256 keyAfter =
          Sha256.of(String.join("\n", version, config.canonical(), joined.canonical()));
      for (Sha256 each : new java.util.LinkedHashSet<>(List.of(key, keyAfter))) {
        cache.store(each, config.folder(), stacks, assembly.inputs(), artifacts.units(), summary);
      }
      publish(stacks, out);
      joined.write(config.folder());
      return result(out, Json.tree(summary), false);
    } finally {
      FileTrees.delete(temporary);
    }
  }

  private JsonNode write(StackAssembly.Assembled stack, Path folder, RecordingArtifacts artifacts)
      throws IOException {
    JsonNode terraform = CanonicalJson.stripped(stack.terraform());
    String text = Json.pretty(terraform);
    FileTrees.write(folder.resolve("cdk.tf.json"), text);
    FileTrees.write(folder.resolve(".terraform-version"), Providers.TERRAFORM + "\n");
    copySideFiles(stack.folder(), folder);
    for (var artifact : artifacts.packed()) {
      if (text.contains(artifact.fileName())) {
        Path target = folder.resolve("artifacts").resolve(artifact.fileName());
        Files.createDirectories(target.getParent());
        if (artifact.image()) {
          new OciLayout(artifact.file()).copy(target);
        } else if (artifact.file().startsWith(environment.cacheDirectory())) {
          FileTrees.link(artifact.file(), target);
        } else {
          // Delivered: a file of the user's, who may write into it
          Files.copy(artifact.file(), target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return terraform;
  }

  // Whatever constructs put beside cdk.tf.json: the bridge's script, and inputs too long for the
  // environment.
  private static void copySideFiles(Path source, Path folder) throws IOException {
    for (String name : OutputFolder.names(source)) {
      if (!name.equals("cdk.tf.json")) {
        Path target = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(source.resolve(name), target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static Map<String, Object> summary(StackAssembly.Assembled stack, JsonNode terraform) {
    int resources = 0;
    for (JsonNode type : terraform.path("resource")) {
      resources += type.size();
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("name", stack.name());
    summary.put("resources", resources);
    summary.put("removed", stack.removed());
    return summary;
  }

  /**
   * Stacks of other environments in the same folder stay; the manifest lists all that are there.
   */
  private static void publish(Path stacks, Path out) throws IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw SynthErrors.outputIsAFile(out);
    }
    try (var folders = Files.newDirectoryStream(stacks)) {
      for (Path stack : folders) {
        OutputFolder.sync(stack, out.resolve("stacks").resolve(stack.getFileName().toString()));
      }
    }
    Set<String> names = new TreeSet<>();
    try (var folders = Files.newDirectoryStream(out.resolve("stacks"))) {
      for (Path stack : folders) {
        if (Files.exists(stack.resolve("cdk.tf.json"))) {
          names.add(stack.getFileName().toString());
        }
      }
    }
    Map<String, Object> manifest = new LinkedHashMap<>();
    for (String name : names) {
      manifest.put(
          name,
          Map.of(
              "name",
              name,
              "constructPath",
              name,
              "synthesizedStackPath",
              "stacks/" + name + "/cdk.tf.json",
              "workingDirectory",
              "stacks/" + name,
              "annotations",
              List.of(),
              "dependencies",
              List.of()));
    }
    String text = Json.pretty(Map.of("version", "0.19.2", "stacks", manifest));
    Path file = out.resolve("manifest.json");
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      FileTrees.write(file, text);
    }
  }

  private static SynthResult result(Path out, JsonNode summary, boolean cached) {
    List<SynthResult.StackOutput> stacks = new ArrayList<>();
    for (JsonNode stack : summary) {
      List<String> removed = new ArrayList<>();
      stack.path("removed").forEach(address -> removed.add(address.asText()));
      String name = stack.path("name").asText();
      stacks.add(
          new SynthResult.StackOutput(
              name, out.resolve("stacks").resolve(name), stack.path("resources").asInt(), removed));
    }
    return new SynthResult(out, stacks, cached);
  }
}
