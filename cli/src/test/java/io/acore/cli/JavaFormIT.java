package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.Sha256;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The integrated example is written twice, in YAML and in Java. */
final class JavaFormIT {
  @TempDir Path scratch;

  @Test
  void givesTheSameTerraformAsTheFile() throws IOException {
    Map<String, Sha256> yaml = synth("examples/5-integrated", scratch.resolve("yaml"));
    Map<String, Sha256> java = synth("examples/5-integrated/java", scratch.resolve("java"));
    assertThat(yaml).isNotEmpty();
    assertThat(java).isEqualTo(yaml);
  }

  private Map<String, Sha256> synth(String example, Path out) throws IOException {
    Path root = Path.of(System.getProperty("acore.root"));
    Environment environment = CliRun.environment(scratch);
    ProcessResult result =
        new SystemProcessRunner(environment)
            .run(
                ProcessRequest.of(
                        root.resolve("acore").toString(),
                        "synth",
                        "-C",
                        root.resolve(example).toString(),
                        "--env",
                        "dev",
                        "--out",
                        out.toString())
                    .in(root));
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    Map<String, Sha256> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        files.put(out.relativize(file).toString(), Sha256.of(file));
      }
    }
    return files;
  }
}
