package io.acore.constructs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.Sha256;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that sends an image, against an {@code aws} that keeps a repository in a folder. */
final class PushImageIT {
  @TempDir Path folder;
  private Path layout = Path.of("");
  private String manifest = "";

  @BeforeEach
  void makeImage() throws IOException {
    layout = folder.resolve("lay out");
    Files.createDirectories(layout.resolve("blobs/sha256"));
    blob("a layer of several parts ".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    blob("config".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    manifest = blob("{\"manifest\": \"ä\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Files.createDirectories(folder.resolve("ecr/layers"));
    Files.createDirectories(folder.resolve("ecr/images"));
    Path aws = Files.createDirectories(folder.resolve("bin")).resolve("aws");
    Files.copy(Path.of("src/test/resources/runtime/ecr.py"), aws);
    assertThat(aws.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("push-image.sh"), DeployedImage.script());
  }

  @Test
  void layersGoInPartsAndTheManifestLast() {
    ProcessResult sent = push("");
    assertThat(sent.ok()).as(sent.stderr()).isTrue();
    assertThat(sent.stdout()).contains("2 new layers");
    assertThat(folder.resolve("ecr/images/" + manifest)).exists();
    assertThat(calls()).last().isEqualTo("put-image");
  }

  @Test
  void imageThatIsThereCostsOneCall() throws IOException {
    push("");
    Files.delete(folder.resolve("ecr/calls.log"));
    assertThat(push("").stdout()).contains("already");
    assertThat(calls()).containsExactly("batch-get-image");
  }

  @Test
  void whateverCallFailsTheNextRunGoesOnAndSendsNoLayerTwice() throws IOException {
    int call = 1;
    while (true) {
      ProcessResult first = push("" + call++);
      if (first.ok()) {
        break;
      }
      assertThat(first.stderr()).contains("error: ", "ServerException", "fix: ");
      long there = layers();
      Files.delete(folder.resolve("ecr/calls.log"));
      ProcessResult second = push("");
      assertThat(second.ok()).as(second.stderr()).isTrue();
      assertThat(calls().stream().filter("complete-layer-upload"::equals))
          .hasSize((int) (2 - there));
      for (String kind : List.of("layers", "images")) {
        try (var files = Files.list(folder.resolve("ecr").resolve(kind))) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
      }
      Files.delete(folder.resolve("ecr/calls.log"));
    }
    assertThat(call).isGreaterThan(9);
  }

  @Test
  void shellsAndShellcheckCanReadIt() {
    String script = folder.resolve("push-image.sh").toString();
    for (List<String> command :
        List.of(
            List.of("shellcheck", "--shell=sh", script),
            List.of("dash", "-n", script),
            List.of("bash", "--posix", "-n", script))) {
      ProcessResult result =
          new SystemProcessRunner(Environment.system()).run(ProcessRequest.of(command));
      assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
    }
  }

  private ProcessResult push(String failAt) {
    Map<String, String> variables = new HashMap<>();
    variables.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    variables.put("ECR_FOLDER", folder.resolve("ecr").toString());
    variables.put("ECR_FAIL_AT", failAt);
    variables.put("ACORE_LAYOUT", layout.toString());
    variables.put("ACORE_DIGEST", manifest);
    variables.put("ACORE_REPOSITORY", "demo-dev");
    variables.put("ACORE_REGION", "eu-west-1");
    return new SystemProcessRunner(Environment.system())
        .run(
            ProcessRequest.of("sh", folder.resolve("push-image.sh").toString())
                .in(folder)
                .with(variables));
  }

  private String blob(byte[] bytes) throws IOException {
    String hex = Sha256.of(bytes).hex();
    Files.write(layout.resolve("blobs/sha256").resolve(hex), bytes);
    return hex;
  }

  private List<String> calls() {
    try {
      return Files.readAllLines(folder.resolve("ecr/calls.log"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private long layers() throws IOException {
    try (var files = Files.list(folder.resolve("ecr/layers"))) {
      return files.count();
    }
  }
}
