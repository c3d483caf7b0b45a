package io.acore.stacks.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.acore.base.Golden;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad file has a golden with the very words that the user reads. */
final class BadFilesTest {
  private static final Path INPUTS = Path.of("src/test/resources/config/bad");
  private static final String GOOD =
      "agent_name: my-agent\nregion: us-east-1\nruntime_source_path: .\n";

  @TempDir private Path folder;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(INPUTS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aBadFileIsExplained(String name) throws IOException {
    Files.copy(INPUTS.resolve(name + ".yaml"), folder.resolve("acore.yaml"));

    Golden.assertGolden("config/bad/" + name + ".txt", error("", List.of()));
  }

  @Test
  void aSecretThatStandsInTheFileIsNeverShown() throws IOException {
    Files.copy(INPUTS.resolve("plain-secrets.yaml"), folder.resolve("acore.yaml"));

    assertThat(error("", List.of())).doesNotContain("sk-never-shown").doesNotContain("12345");
  }

  @Test
  void placeholderAccountsAreFineOnALaptop() throws IOException {
    Files.copy(INPUTS.resolve("placeholder-accounts.yaml"), folder.resolve("acore.yaml"));

    assertThat(ConfigLoader.load(folder, "local", List.of()).environment()).isEqualTo("local");
  }

  @Test
  void otherEncodingsAreNamed() throws IOException {
    golden("utf-16", GOOD.getBytes(StandardCharsets.UTF_16));
    golden("latin-1", (GOOD + "owner: M\u00fcller\n").getBytes(StandardCharsets.ISO_8859_1));
    golden("nul", (GOOD + "owner: a\0b\n").getBytes(StandardCharsets.UTF_8));
    golden("control", (GOOD + "owner: a\u001bb\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aByteOrderMarkOfUtf8IsNoProblem() throws IOException {
    Files.writeString(folder.resolve("acore.yaml"), "\uFEFF" + GOOD);

    assertThat(ConfigLoader.load(folder).agentName()).isEqualTo("my-agent");
  }

  @Test
  void anEmptyFileSaysWhatItNeeds() throws IOException {
    golden("empty", new byte[0]);
    golden("comment-only", "# to do\n".getBytes(StandardCharsets.UTF_8));
    golden("only-dashes", "---\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aHugeFileIsRefusedWithoutBeingParsed() throws IOException {
    golden("huge", "a: b\n".repeat(2_000_000).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    golden("deep-flow", "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      deep.append(" ".repeat(i)).append("a:\n");
    }
    golden("deep-block", deep.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void oneHugeValueIsRefusedQuickly() throws IOException {
    String huge = "a-".repeat(400_000) + "a";
    for (String key :
        List.of("region", "lambda_architecture", "agent_name", "? tags\n: ? " + huge)) {
      Files.writeString(
          folder.resolve("acore.yaml"), GOOD + key + ": " + huge.substring(0, 90_000));

      assertThat(error("", List.of())).startsWith("error: `acore.yaml` has");
    }
    Files.writeString(folder.resolve("acore.yaml"), GOOD + "tags:\n  ? " + huge + "\n  : x\n");
    assertThat(error("", List.of())).contains("is not allowed");
  }

  @Test
  void aDeviceIsNoFile() {
    assertThat(catchThrowable(() -> ConfigLoader.load(Path.of("/dev/null"))))
        .isInstanceOf(UserError.class)
        .hasMessage("`null` is not a regular file");
  }

  @Test
  void aMissingFileSaysHowToMakeOne() {
    Golden.assertGolden("config/bad-place/missing.txt", error("", List.of()));
  }

  @Test
  void aFolderInPlaceOfTheFileIsSaid() throws IOException {
    Files.createDirectory(folder.resolve("acore.yaml"));

    Golden.assertGolden("config/bad-place/folder.txt", error("", List.of()));
  }

  @Test
  void theOtherSpellingOfTheNameIsFound() throws IOException {
    Files.writeString(folder.resolve("acore.yml"), GOOD);

    Golden.assertGolden("config/bad-place/yml.txt", error("", List.of()));
  }

  @Test
  void anUnknownEnvironmentIsComparedWithTheKnownOnes() throws IOException {
    Files.writeString(
        folder.resolve("acore.yaml"), GOOD + "environments: {staging: {}, prod: {}}\n");

    Golden.assertGolden("config/bad-place/environment.txt", error("stagin", List.of()));
  }

  @Test
  void settingsOfTheCommandLineAreCheckedLikeTheFile() throws IOException {
    Files.writeString(folder.resolve("acore.yaml"), GOOD);

    Golden.assertGolden(
        "config/bad-place/set-values.txt",
        error(
            "",
            List.of(
                "region=mars",
                "log_retention_days=many",
                "runtme.x=1",
                "owner=${var.me}",
                "runtime=5")));
    Golden.assertGolden("config/bad-place/set-no-value.txt", error("", List.of("region")));
    Golden.assertGolden("config/bad-place/set-no-key.txt", error("", List.of("runtime..x=1")));
    Golden.assertGolden(
        "config/bad-place/set-environment.txt", error("", List.of("environment=a")));
    Golden.assertGolden("config/bad-place/set-not-yaml.txt", error("", List.of("tags={a: [}")));
  }

  private void golden(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve("acore.yaml"), bytes);
    Golden.assertGolden("config/bad-bytes/" + name + ".txt", error("", List.of()));
  }

  private String error(String environment, List<String> sets) {
    Throwable thrown = catchThrowable(() -> ConfigLoader.load(folder, environment, sets));
    assertThat(thrown).isInstanceOf(UserError.class);
    return ((UserError) thrown).render().replace(folder.toString(), "<project>");
  }
}
