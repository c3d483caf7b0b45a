package io.acore.packaging.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.FakeProcessRunner;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with Python and pip, and no uv. */
final class ToolsTest {
  @TempDir Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private final List<String> said = new ArrayList<>();
  private final FakeProcessRunner processes =
      new FakeProcessRunner().having("python3").answering(this::answer);
  private boolean online = true;

  @Test
  void uvIsFetchedOnceAndAnnounced() {
    assertThat(tools().installer().describe()).isEqualTo("uv " + Tools.UV);
    assertThat(said).singleElement().asString().contains("installing uv", "ACORE_INSTALLER=pip");
    assertThat(tools().installer().describe()).isEqualTo("uv " + Tools.UV);
    assertThat(said).hasSize(1);
  }

  @Test
  void withoutANetworkPipInstalls() throws IOException {
    online = false;
    assertThat(tools().installer().describe()).isEqualTo("pip 24.0");
    assertThat(said).last().asString().contains("pip installs instead");
    try (var left = Files.list(folder.resolve("cache/tools-v1"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void nothingIsFetchedAgainstTheUsersWish() {
    for (String wish : List.of("pip", "present")) {
      variables.put("ACORE_INSTALLER", wish);
      assertThat(tools().installer().describe()).isEqualTo("pip 24.0");
    }
    assertThat(said).isEmpty();
  }

  @Test
  void testsUseTheSameUv() throws IOException {
    Path verify = Path.of(System.getProperty("acore.root", "..")).resolve("verify");
    assertThat(Files.readString(verify)).contains("UV_VERSION=" + Tools.UV + "\n");
  }

  private Tools tools() {
    variables.put("ACORE_CACHE_DIR", folder.resolve("cache").toString());
    return new Tools(
        new Environment(variables, folder, folder, Clock.systemUTC(), false), processes, said::add);
  }

  private ProcessResult answer(ProcessRequest request) {
    List<String> command = request.command();
    if (command.get(0).endsWith("bin/uv")) {
      return FakeProcessRunner.ok("uv " + Tools.UV + " (linux)\n");
    }
    if (!command.contains("install")) {
      return FakeProcessRunner.ok("pip 24.0 from here\n");
    }
    if (!online) {
      return FakeProcessRunner.failed(1, "Connection refused");
    }
    try {
      Path target = Path.of(command.get(command.indexOf("--target") + 1));
      Path uv = Files.createDirectories(target.resolve("bin")).resolve("uv");
      Files.writeString(uv, "");
      assertThat(uv.toFile().setExecutable(true)).isTrue();
      return FakeProcessRunner.ok("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
