package io.acore.stacks.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.base.UserError;
import io.acore.stacks.agent.Artifact;
import io.acore.stacks.agent.FunctionArtifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SynthesizerTest {
  private static final String MINIMAL =
      """
      agent_name: demo
      region: eu-west-1
      runtime_source_path: agent-code
      """;

  @TempDir Path folder;
  private Path project = Path.of("");
  private int packed;

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectories(folder.resolve("project"));
    Files.createDirectories(project.resolve("agent-code"));
    Files.writeString(project.resolve("agent-code/runtime.py"), "print('hi')\n");
    Files.writeString(project.resolve("acore.yaml"), MINIMAL);
  }

  @Test
  void writesASelfContainedFolder() throws IOException {
    SynthResult result = synth();
    Path stack = result.stacks().get(0).folder();
    assertThat(stack.resolve("cdk.tf.json")).exists();
    assertThat(stack.resolve("bridge/bridge.sh")).exists();
    assertThat(stack.resolve(".terraform-version")).hasContent("1.11.4");
    assertThat(stack.resolve("artifacts").toFile().list()).hasSize(1);
    JsonNode terraform = Json.read(stack.resolve("cdk.tf.json"));
    assertThat(terraform.toString()).doesNotContain(folder.toString()).doesNotContain("uniqueId");
    assertThat(terraform.at("/terraform/required_providers/aws/version").asText())
        .isEqualTo("~> 5.100");
  }

  @Test
  void anUnchangedProjectIsNotSynthesizedAgain() throws IOException {
    synth();
    int before = packed;
    SynthResult again = synth();
    assertThat(again.cached()).isTrue();
    assertThat(packed).isEqualTo(before);
  }

  @Test
  void changedCodeIsSynthesizedAgain() throws IOException {
    synth();
    Files.writeString(project.resolve("agent-code/runtime.py"), "print('ho')\n");
    assertThat(synth().cached()).isFalse();
  }

  @Test
  void aDamagedOutputIsPutRightFromTheCache() throws IOException {
    Path json = synth().stacks().get(0).folder().resolve("cdk.tf.json");
    String text = Files.readString(json);
    Files.writeString(json, "{}");
    assertThat(synth().cached()).isTrue();
    assertThat(json).hasContent(text);
  }

  @Test
  void aStateInS3IsLockedByAFileThereUnlessItIsALookAlike() throws IOException {
    String s3 = MINIMAL + "backend:\n  type: s3\n  bucket: my-states\n";
    Files.writeString(project.resolve("acore.yaml"), s3);
    JsonNode aws = terraform();
    assertThat(aws.at("/backend/s3/use_lockfile").asBoolean()).isTrue();
    assertThat(aws.path("required_version").asText()).isEqualTo(">= 1.10");
    assertThat(aws.at("/backend/s3/key").asText()).isEqualTo("demo/dev/demo-dev.tfstate");

    Files.writeString(project.resolve("acore.yaml"), s3 + "  endpoint: http://127.0.0.1:9000\n");
    JsonNode other = terraform();
    assertThat(other.at("/backend/s3").has("use_lockfile")).isFalse();
    assertThat(other.at("/backend/s3/endpoints/s3").asText()).isEqualTo("http://127.0.0.1:9000");
    assertThat(other.path("required_version").asText()).isEqualTo(">= 1.9");
  }

  private JsonNode terraform() throws IOException {
    return Json.read(synth().stacks().get(0).folder().resolve("cdk.tf.json")).path("terraform");
  }

  @Test
  void whatLeavesTheFileIsRemovedByTerraform() throws IOException {
    synth();
    Files.writeString(project.resolve("acore.yaml"), MINIMAL + "enable_memory: false\n");
    SynthResult.StackOutput stack = synth().stacks().get(0);
    assertThat(stack.removed()).contains("memory");
    JsonNode removed = Json.read(stack.folder().resolve("cdk.tf.json")).path("removed");
    assertThat(removed.toString()).contains("null_resource.memory").contains("destroy");
  }

  @Test
  void aFailedSynthLeavesTheOutputAsItWas() throws IOException {
    Path json = synth().stacks().get(0).folder().resolve("cdk.tf.json");
    String text = Files.readString(json);
    Files.writeString(project.resolve("acore.yaml"), MINIMAL + "enable_memory: maybe\n");
    assertThatThrownBy(this::synth).isInstanceOf(UserError.class);
    assertThat(json).hasContent(text);
  }

  @Test
  void anotherEnvironmentKeepsTheFirstOnesStack() throws IOException {
    Files.writeString(
        project.resolve("acore.yaml"), MINIMAL + "environments:\n  prod:\n    owner: ops\n");
    synth();
    Path out = synth("prod").out();
    assertThat(Json.read(out.resolve("manifest.json")).path("stacks").fieldNames())
        .toIterable()
        .containsExactly("demo-dev", "demo-prod");
  }

  @Test
  void sharesNoPackageWithAFileOfTheUsers() throws IOException {
    Path own = project.resolve("agent-code/runtime.py");
    Files.writeString(own, "#".repeat(2 << 20));
    Path stack = synth().stacks().get(0).folder();
    Path packed = stack.resolve("artifacts").toFile().listFiles()[0].toPath();
    assertThat(packed).hasSameBinaryContentAs(own);
    assertThat(Files.isSameFile(packed, own)).isFalse();
  }

  private SynthResult synth() {
    return synth("dev");
  }

  private SynthResult synth(String environment) {
    return new Synthesizer(environment(), config -> new OneFilePackaging(), "test", context -> {})
        .synth(new SynthRequest(project, environment, List.of(), Optional.empty(), true));
  }

  private Environment environment() {
    return new Environment(
        Map.of("ACORE_CACHE_DIR", folder.resolve("cache").toString()),
        folder,
        folder,
        Clock.systemUTC(),
        false);
  }

  /** Packages the runtime's only file, so that no network is needed. */
  private final class OneFilePackaging implements Packaging {
    @Override
    public String fingerprint(Unit unit) {
      try {
        return Sha256.of(unit.source().resolve("runtime.py")).hex();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Artifact pack(Unit unit) {
      packed++;
      Path file = unit.source().resolve("runtime.py");
      return new Artifact(new Sha256(fingerprint(unit)), file);
    }

    @Override
    public Artifact frontEnd(Map<String, String> added) {
      throw new IllegalStateException("this project has no front end");
    }

    @Override
    public Map<String, String> page() {
      throw new IllegalStateException("this project has no front end");
    }

    @Override
    public FunctionArtifact function(Unit unit) {
      return new FunctionArtifact(pack(unit), Optional.empty());
    }
  }
}
