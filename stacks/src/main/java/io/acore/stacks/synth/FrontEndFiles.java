package io.acore.stacks.synth;

import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.base.UserError;
import io.acore.packaging.archive.ZipIndex;
import io.acore.packaging.archive.ZipInput;
import io.acore.packaging.archive.ZipItem;
import io.acore.packaging.archive.ZipSummary;
import io.acore.packaging.archive.ZipWriter;
import io.acore.packaging.cache.Bucket;
import io.acore.packaging.cache.Cache;
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
  private static final String ZIP = "functions.zip";
  private static final String MANIFEST = "manifest.json";

  private final Environment environment;

  FrontEndFiles(Environment environment) {
    this.environment = environment;
  }

  /**
   * The zip with texts put beside the code; what is in it already is copied as it is. It is kept:
   * writing and hashing 30 MB takes longer than the rest of a synthesis.
   */
  Artifact functions(Map<String, String> added) {
    Path shipped = folder().resolve(ZIP);
    try {
      List<ZipItem> code = ZipIndex.read(shipped).items();
      Sha256 key = Sha256.of(code + "\n" + new TreeMap<>(added));
      Cache cache = new Cache(environment.cacheDirectory(), environment.clock());
      Path entry =
          cache
              .get(
                  Bucket.FRONT_ENDS,
                  key,
                  FrontEndFiles::whole,
                  folder -> build(shipped, code, added, folder))
              .folder();
      String sha256 = Json.read(entry.resolve(MANIFEST)).path("sha256").asText();
      return new Artifact(new Sha256(sha256), entry.resolve(ZIP));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean whole(Path entry) throws IOException {
    return ZipWriter.crc32(entry.resolve(ZIP))
        == Json.read(entry.resolve(MANIFEST)).path("crc32").asLong(-1);
  }

  private static void build(Path shipped, List<ZipItem> code, Map<String, String> added, Path entry)
      throws IOException {
    List<ZipInput> inputs = new ArrayList<>();
    Path texts = Files.createTempDirectory("acore-front-end-");
    try (ZipWriter writer = new ZipWriter(entry.resolve(ZIP))) {
      for (Map.Entry<String, String> text : new TreeMap<>(added).entrySet()) {
        Path file = texts.resolve(text.getKey());
        FileTrees.write(file, text.getValue());
        inputs.add(new ZipInput(text.getKey(), file, false));
      }
      writer.copy(shipped, code, name -> name);
      writer.addAll(inputs);
      ZipSummary summary = writer.finish();
      FileTrees.write(
          entry.resolve(MANIFEST),
          Json.pretty(Map.of("sha256", summary.sha256().hex(), "crc32", summary.crc32())));
    } finally {
      FileTrees.delete(texts);
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
        .filter(folder -> Files.isRegularFile(folder.resolve(ZIP)))
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
