package io.acore.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaseTest {
  @TempDir Path folder;

  @Test
  void errorRendersThreeLines() {
    assertThat(new UserError("what", "why", "fix").render())
        .isEqualTo("error: what\nwhy: why\nfix: fix\n");
  }

  @Test
  void toolErrorHasItsOwnExitCode() {
    assertThat(new ToolError("a", "b", "c").exitCode()).isEqualTo(5);
  }

  @Test
  void jsonSortsKeysAtEveryDepth() {
    assertThat(Json.compact(Json.parse("{\"b\":{\"d\":1,\"c\":2},\"a\":[{\"z\":1,\"y\":2}]}")))
        .isEqualTo("{\"a\":[{\"y\":2,\"z\":1}],\"b\":{\"c\":2,\"d\":1}}");
  }

  @Test
  void suggestsTheNearestName() {
    assertThat(Suggestions.nearest("agent_nam", List.of("agent_name", "region")))
        .contains("agent_name");
    assertThat(Suggestions.nearest("zzz", List.of("agent_name", "region"))).isEmpty();
    assertThat(Suggestions.nearest("architecture", List.of("agent_name", "lambda_architecture")))
        .contains("lambda_architecture");
    assertThat(Suggestions.nearest("memory", List.of("enable_memory", "memory_kind"))).isEmpty();
  }

  @Test
  void missingProgramIsAUserError() {
    assertThatThrownBy(() -> runner().run(ProcessRequest.of("no-such-program-here")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("not installed");
  }

  @Test
  void drainsBothStreamsAndKeepsTheExitCode() {
    ProcessResult result =
        runner().run(ProcessRequest.of("sh", "-c", "echo out; echo err >&2; exit 3"));
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.stdout()).isEqualTo("out\n");
    assertThat(result.stderr()).isEqualTo("err\n");
  }

  @Test
  void stopsAProcessThatTakesTooLong() {
    assertThatThrownBy(
            () -> runner().run(ProcessRequest.of("sleep", "30").within(Duration.ofMillis(100))))
        .isInstanceOf(ToolError.class)
        .hasMessageContaining("did not finish");
  }

  @Test
  void deletesALinkButNotWhatItPointsTo() throws IOException {
    Path outside = Files.writeString(folder.resolve("kept"), "x");
    Path tree = Files.createDirectories(folder.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), outside);
    FileTrees.delete(tree);
    assertThat(tree).doesNotExist();
    assertThat(outside).exists();
  }

  @Test
  void cacheFolderFollowsTheVariables() {
    assertThat(environment(Map.of("XDG_CACHE_HOME", "/x")).cacheDirectory())
        .isEqualTo(Path.of("/x/acore"));
    assertThat(environment(Map.of("ACORE_CACHE_DIR", "/y")).cacheDirectory())
        .isEqualTo(Path.of("/y"));
    assertThat(environment(Map.of()).cacheDirectory()).isEqualTo(folder.resolve(".cache/acore"));
  }

  private ProcessRunner runner() {
    return new SystemProcessRunner(environment(System.getenv()));
  }

  private Environment environment(Map<String, String> variables) {
    return new Environment(variables, folder, folder, Clock.systemUTC(), false);
  }
}
