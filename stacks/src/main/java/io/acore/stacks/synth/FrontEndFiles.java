package io.acore.stacks.synth;

import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.UserError;
import io.acore.packaging.archive.ZipIndex;
import io.acore.packaging.archive.ZipInput;
import io.acore.packaging.archive.ZipSummary;
import io.acore.packaging.archive.ZipWriter;
import io.acore.stacks.agent.Artifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The web front end's code as acore ships it: {@code functions.zip} and {@code web/} in the folder
 * that the launcher names. Both change only with a build of acore, which the synth cache's key has.
 */
final class FrontEndFiles {
  private static final String VARIABLE = "ACORE_FRONT_END";

  private final Environment environment;

  FrontEndFiles(Environment environment) {
    this.environment = environment;
  }

  /** The zip with texts put beside the code; what is in it already is copied as it is. */
  Artifact functions(Map<String, String> added) {
    Path shipped = folder().resolve("functions.zip");
    try {
      Path scratch = Files.createTempDirectory("acore-front-end-");
      Path zip = scratch.resolve("functions.zip");
      zip.toFile().deleteOnExit();
      scratch.toFile().deleteOnExit();
      List<ZipInput> inputs = new ArrayList<>();
      Path texts = Files.createTempDirectory("acore-front-end-");
      try (ZipWriter writer = new ZipWriter(zip)) {
        for (Map.Entry<String, String> text : new TreeMap<>(added).entrySet()) {
          Path file = texts.resolve(text.getKey());
          FileTrees.write(file, text.getValue());
          inputs.add(new ZipInput(text.getKey(), file, false));
        }
        writer.copy(shipped, ZipIndex.read(shipped).items(), name -> name);
        writer.addAll(inputs);
        ZipSummary summary = writer.finish();
        return new Artifact(summary.sha256(), zip);
      } finally {
        FileTrees.delete(texts);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page's files. */
  Map<String, String> page() {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder().resolve("web"))) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private Path folder() {
    return environment
        .variable(VARIABLE)
        .map(environment::resolve)
        .filter(folder -> Files.isRegularFile(folder.resolve("functions.zip")))
        .orElseThrow(
            () ->
                new UserError(
                    "The code of the web front end is not here",
                    "acore's launcher names its folder in "
                        + VARIABLE
                        + ", and acore was started without it",
                    "start acore by its launcher, `acore`, or turn `enable_bff` off"));
  }
}
