package io.acore.stacks.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.Environment;
import io.acore.base.FakeProcessRunner;
import io.acore.base.UserError;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.ConfigLoader;
import io.acore.stacks.synth.SynthRequest;
import io.acore.stacks.synth.SynthResult;
import io.acore.stacks.synth.Synthesizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Built once, used in every environment. */
final class BuiltPackageTest {
  @TempDir Path folder;
  private Path dist = Path.of("");

  @BeforeEach
  void build() throws IOException {
    Files.writeString(
        folder.resolve("acore.yaml"),
        """
        agent_name: demo
        region: eu-west-1
        runtime_source_path: agent
        enable_memory: false
        """);
    Files.createDirectories(folder.resolve("agent"));
    Files.writeString(folder.resolve("agent/runtime.py"), "print('built')\n");
    dist = folder.resolve("dist");
    new AgentPackage(environment(), new FakeProcessRunner(), line -> {}, line -> {})
        .make(
            config(),
            new AgentPackage.Options(Optional.of(dist), Optional.empty(), false, false, false));
  }

  @Test
  void folderManifestAndZipNameTheSamePackage() throws IOException {
    BuiltPackage found = BuiltPackage.read(dist);
    assertThat(found.image()).isFalse();
    try (var files = Files.list(dist)) {
      for (Path file : files.filter(f -> !f.toString().endsWith(".cdx.json")).toList()) {
        assertThat(BuiltPackage.read(file)).isEqualTo(found);
      }
    }
  }

  @Test
  void synthUsesItAsItIsAlthoughTheSourceHasChanged() throws IOException {
    BuiltPackage built = BuiltPackage.read(dist);
    Files.writeString(folder.resolve("agent/runtime.py"), "print('changed')\n");
    SynthResult result = synth(Optional.of(dist));
    Path stack = result.stacks().get(0).folder();
    assertThat(stack.resolve("artifacts").resolve(built.digest().hex() + ".zip")).exists();
    assertThat(Files.readString(stack.resolve("cdk.tf.json"))).contains(built.digest().hex());
    assertThat(synth(Optional.of(dist)).cached()).isTrue();
    assertThat(synth(Optional.empty()).cached()).isFalse();
    assertThat(Files.readString(stack.resolve("cdk.tf.json"))).doesNotContain(built.digest().hex());
  }

  @Test
  void changedZipIsRefused() throws IOException {
    Files.writeString(BuiltPackage.read(dist).file(), "something else");
    assertThatThrownBy(() -> BuiltPackage.read(dist))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is not the zip that its manifest describes");
  }

  @Test
  void packageForAnotherMachineIsRefused() {
    BuiltPackage built = BuiltPackage.read(dist);
    built.check(config());
    for (String set :
        List.of(
            "lambda_architecture=x86_64",
            "packaging.python_version=3.11",
            "runtime.entry_point=[\"other.py\"]")) {
      assertThatThrownBy(() -> built.check(config(set)))
          .isInstanceOfSatisfying(
              UserError.class,
              e -> {
                assertThat(e.what()).contains("does not fit this environment");
                assertThat(e.why()).contains(set.substring(0, set.indexOf('=')));
              });
    }
  }

  @Test
  void folderWithoutAPackageSaysHowToMakeOne() {
    assertThatThrownBy(() -> BuiltPackage.read(folder.resolve("agent")))
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.fix()).contains("acore package --out"));
  }

  private SynthResult synth(Optional<Path> artifact) {
    return new Synthesizer(environment(), new FakeProcessRunner(), "test", line -> {})
        .synth(
            new SynthRequest(
                folder, "", List.of(), Optional.of(folder.resolve("out")), true, artifact));
  }

  private Config config(String... sets) {
    return ConfigLoader.load(folder, "", List.of(sets));
  }

  private Environment environment() {
    return new Environment(
        Map.of("ACORE_CACHE_DIR", folder.resolve("cache").toString()),
        folder,
        folder,
        Clock.systemUTC(),
        false);
  }
}
