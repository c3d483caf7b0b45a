package io.acore.packaging.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.Environment;
import io.acore.base.FakeProcessRunner;
import io.acore.base.UserError;
import io.acore.packaging.artifact.Contents;
import io.acore.packaging.artifact.PackagePlan;
import io.acore.packaging.artifact.PackageRequest;
import io.acore.packaging.artifact.Packager;
import io.acore.packaging.python.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package with compiled dependencies for a processor that is not this machine's. */
final class SmokeTest {
  private static final Architecture OTHER =
      System.getProperty("os.arch").equals("aarch64") ? Architecture.X86_64 : Architecture.ARM64;

  @TempDir Path folder;
  private final FakeProcessRunner processes = new FakeProcessRunner();
  private Path source = Path.of("");

  @BeforeEach
  void makeSource() throws IOException {
    source = Files.createDirectory(folder.resolve("agent"));
    Files.writeString(source.resolve("other.py"), "import json\n");
    Files.writeString(source.resolve("main.py"), "import json, other\n");
  }

  @Test
  void otherProcessorIsSaidAndOnlyTheImportsAreLookedUp() {
    assertThat(check())
        .startsWith("every import resolves; importing was not tried: the package is for ");
    assertThat(processes.requests).isEmpty();
  }

  @Test
  void importThatNothingAnswersIsFoundAllTheSame() throws IOException {
    Files.writeString(source.resolve("main.py"), "import json, numpy\n");
    assertThatThrownBy(this::check)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("main.py:1: numpy");
    Files.writeString(source.resolve("main.py"), "import json\n");
    assertThat(check()).startsWith("every import resolves");
  }

  @Test
  void memoryThatCannotBeWrittenOnlyMeansLookingAgain() {
    assertThat(check(folder.resolve("nowhere"))).isEqualTo(check(folder.resolve("nowhere")));
  }

  private String check() {
    return check(folder);
  }

  private String check(Path memory) {
    Environment environment =
        new Environment(
            Map.of("ACORE_CACHE_DIR", folder.resolve("cache").toString()),
            folder,
            folder,
            Clock.systemUTC(),
            false);
    PackagePlan plan =
        new Packager(environment, processes)
            .plan(PackageRequest.of(source).architecture(OTHER).entryPoint("main.py").build());
    return new Smoke(environment, processes)
        .check(new Contents(plan, Optional.empty(), true, true, memory));
  }
}
