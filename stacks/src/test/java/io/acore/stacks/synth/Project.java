package io.acore.stacks.synth;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.stacks.artifact.ImageRequests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A project under test, with a cache and an output folder of its own.
 *
 * @param folder where acore.yaml is
 * @param scratch for everything that is written
 */
record Project(Path folder, Path scratch) {

  static Path root() {
    return Path.of(System.getProperty("acore.root", ".."));
  }

  /** A copy of an example, without what earlier runs left beside it. */
  static Project example(String name, Path scratch) {
    Path examples = root().resolve("examples");
    Path copy = scratch.resolve("examples");
    try (Stream<Path> files = Files.walk(examples)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String relative = examples.relativize(file).toString();
        boolean left =
            relative.endsWith("acore.lock.json")
                || relative.contains("cdktf.out")
                || relative.contains("__pycache__");
        if (!left && Files.isRegularFile(file)) {
          Path target = copy.resolve(relative);
          Files.createDirectories(Objects.requireNonNull(target.getParent()));
          Files.copy(file, target);
        }
      }
      return new Project(copy.resolve(name), scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A project of one file. */
  static Project of(String yaml, Path scratch) {
    try {
      Path folder = Files.createDirectories(scratch.resolve("project"));
      Files.createDirectories(folder.resolve("agent-code"));
      Files.writeString(folder.resolve("agent-code/runtime.py"), "print('hi')\n");
      Files.createDirectories(folder.resolve("other-code"));
      Files.writeString(folder.resolve("other-code/runtime.py"), "print(1)\n");
      Files.writeString(folder.resolve("more.cedar"), "// nothing more\n");
      Files.writeString(folder.resolve("acore.yaml"), yaml);
      return new Project(folder, scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SynthResult synth(String environment, String... sets) {
    Environment world =
        new Environment(
            Map.of("ACORE_CACHE_DIR", scratch.resolve("cache").toString()),
            folder.toAbsolutePath(),
            scratch,
            Clock.systemUTC(),
            false);
    return new Synthesizer(
            world,
            config -> new StubPackaging(scratch.resolve("zips"), ImageRequests.wanted(config)),
            "test",
            context -> {})
        .synth(
            new SynthRequest(
                folder.toAbsolutePath(),
                environment,
                List.of(sets),
                Optional.of(scratch.resolve("out")),
                false));
  }

  JsonNode terraform(String environment, String... sets) {
    try {
      return Json.read(synth(environment, sets).stacks().get(0).folder().resolve("cdk.tf.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
