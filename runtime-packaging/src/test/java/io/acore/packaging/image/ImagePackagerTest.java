package io.acore.packaging.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.FakeProcessRunner;
import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.base.UserError;
import io.acore.packaging.artifact.PackageRequest;
import io.acore.packaging.python.Architecture;
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

/** Images of code alone: no process, no network. */
final class ImagePackagerTest {
  @TempDir Path folder;
  private Path base;

  @BeforeEach
  void makeProject() throws IOException {
    Files.createDirectories(folder.resolve("agent"));
    Files.writeString(folder.resolve("agent/main.py"), "print('hello')\n");
    Files.writeString(folder.resolve("agent/.env"), "SECRET=1\n");
    base = TinyBase.layout(folder.resolve("base"), "amd64", "arm64");
  }

  @Test
  void imageHasTheBaseAndTheCodeAndIsForTheProcessorAskedFor() throws IOException {
    ContainerImage image = pack(base.toString(), Architecture.ARM64);
    assertThat(image.layers()).extracting(ImageLayer::role).containsExactly("base", "code");
    OciLayout layout = new OciLayout(image.layout());
    JsonNode config = layout.choose(Architecture.ARM64, Optional.empty()).config();
    assertThat(config.path("architecture").asText()).isEqualTo("arm64");
    assertThat(config.path("config").path("User").asText()).isEqualTo("1000:1000");
    assertThat(config.at("/config/Entrypoint").toString()).isEqualTo("[\"python3\",\"main.py\"]");
    assertThat(config.at("/config/Env").toString())
        .contains("PATH=/usr/local/bin:/usr/bin", "PYTHONPATH=/var/task");
    assertThat(config.at("/config/ExposedPorts").toString()).contains("8080");
    assertThat(Json.read(image.layout().resolve("index.json")).path("manifests")).hasSize(1);
  }

  @Test
  void editChangesTheCodeLayerAlone() throws IOException {
    ContainerImage first = pack(base.toString(), Architecture.ARM64);
    ContainerImage again = pack(base.toString(), Architecture.ARM64);
    Files.writeString(folder.resolve("agent/main.py"), "print('changed')\n");
    ContainerImage second = pack(base.toString(), Architecture.ARM64);
    assertThat(again.built()).isFalse();
    assertThat(again.digest()).isEqualTo(first.digest());
    assertThat(second.digest()).isNotEqualTo(first.digest());
    assertThat(second.layers().get(0)).isEqualTo(first.layers().get(0));
    assertThat(second.layers().get(1)).isNotEqualTo(first.layers().get(1));
  }

  @Test
  void sameSourceInAnotherCacheAndAnotherPlaceGivesTheSameDigest() throws IOException {
    ContainerImage here = pack(base.toString(), Architecture.X86_64);
    Path other = Files.createDirectories(folder.resolve("other/agent"));
    Files.writeString(other.resolve("main.py"), "print('hello')\n");
    ContainerImage there =
        packager("other/cache")
            .pack(request(other, BaseImage.of(base.toString(), folder), Architecture.X86_64));
    assertThat(there.digest()).isEqualTo(here.digest());
  }

  @Test
  void baseMayBeATarOfALayout() {
    Path tar = TinyBase.archive(base, folder.resolve("base.tar"));
    assertThat(pack("base.tar", Architecture.ARM64).digest())
        .isEqualTo(pack(base.toString(), Architecture.ARM64).digest());
    assertThat(tar).exists();
  }

  @Test
  void damagedImageInTheCacheIsBuiltAgain() throws IOException {
    ContainerImage first = pack(base.toString(), Architecture.ARM64);
    Path blob = new OciLayout(first.layout()).blob(first.layers().get(1).digest());
    Files.write(blob, new byte[] {1, 2, 3});
    ContainerImage second = pack(base.toString(), Architecture.ARM64);
    assertThat(second.built()).isTrue();
    assertThat(Sha256.of(blob)).isEqualTo(first.layers().get(1).digest());
  }

  @Test
  void damagedCacheOfJibIsNotBelieved() throws IOException {
    ContainerImage first = pack(base.toString(), Architecture.ARM64);
    try (var walk = Files.walk(folder.resolve("cache/jib-v1/base"))) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        if (file.getFileName().toString().length() == 64) {
          Files.write(file, new byte[] {1, 2, 3});
        }
      }
    }
    Files.writeString(folder.resolve("agent/main.py"), "print('changed')\n");
    ContainerImage second = pack(base.toString(), Architecture.ARM64);
    assertThat(second.layers().get(0)).isEqualTo(first.layers().get(0));
    new OciLayout(second.layout()).check(second.layers().get(0).digest());
  }

  @Test
  void damagedBlobOfTheBaseIsRefused() throws IOException {
    try (var blobs = Files.list(base.resolve("blobs/sha256"))) {
      for (Path blob : blobs.toList()) {
        Files.writeString(blob, "{}");
      }
    }
    assertThatThrownBy(() -> pack(base.toString(), Architecture.ARM64))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be used");
  }

  @Test
  void baseForAnotherProcessorIsRefused() {
    Path other = TinyBase.layout(folder.resolve("amd"), "amd64");
    assertThatThrownBy(() -> pack(other.toString(), Architecture.ARM64))
        .isInstanceOfSatisfying(
            UserError.class,
            e -> {
              assertThat(e.what()).contains("has no image for linux/arm64");
              assertThat(e.why()).isEqualTo("it has: amd64");
            });
  }

  @Test
  void baseInARegistryNeedsADigest() {
    assertThatThrownBy(() -> BaseImage.of("python:3.12-slim", folder))
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.fix()).contains("python:3.12-slim@sha256:"));
  }

  @Test
  void layoutWithAnotherDigestThanThePinnedOneIsRefused() {
    assertThatThrownBy(() -> pack("base@sha256:" + "0".repeat(64), Architecture.ARM64))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is not the base image that is pinned");
  }

  @Test
  void copyBringsAFolderToTheImageAndNoFurther() throws IOException {
    ContainerImage first = pack(base.toString(), Architecture.ARM64);
    Path out = folder.resolve("out");
    new OciLayout(first.layout()).copy(out);
    Files.writeString(folder.resolve("agent/main.py"), "print('changed')\n");
    ContainerImage second = pack(base.toString(), Architecture.ARM64);
    new OciLayout(second.layout()).copy(out);
    assertThat(new OciLayout(out).files()).isEqualTo(new OciLayout(second.layout()).files());
  }

  @Test
  void scriptOfADependencyIsStartedByPython() {
    assertThat(JibImage.entryPoint(List.of("opentelemetry-instrument", "main.py")))
        .containsExactly("python3", "/var/task/bin/opentelemetry-instrument", "python3", "main.py");
  }

  private ContainerImage pack(String baseImage, Architecture architecture) {
    return packager("cache")
        .pack(request(folder.resolve("agent"), BaseImage.of(baseImage, folder), architecture));
  }

  private ImagePackager packager(String cache) {
    Environment environment =
        new Environment(
            Map.of("ACORE_CACHE_DIR", folder.resolve(cache).toString()),
            folder,
            folder,
            Clock.systemUTC(),
            false);
    return new ImagePackager(environment, new FakeProcessRunner(), line -> {});
  }

  private static ImageRequest request(Path source, BaseImage base, Architecture architecture) {
    return new ImageRequest(
        PackageRequest.of(source).architecture(architecture).entryPoint("main.py").build(),
        Optional.of(base),
        Optional.empty(),
        List.of("main.py"),
        8080);
  }
}
