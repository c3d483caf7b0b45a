package io.acore.packaging.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.SystemProcessRunner;
import io.acore.base.UserError;
import io.acore.packaging.artifact.PackageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images as others see them: skopeo, a registry, and an engine that builds Dockerfiles. */
final class ImageIT {
  @TempDir Path folder;
  private final Map<String, String> variables = new HashMap<>(System.getenv());
  private Path agent;

  @BeforeEach
  void makeAgent() throws IOException {
    agent = Files.createDirectories(folder.resolve("agent"));
    Files.writeString(agent.resolve("main.py"), "print('hello')\n");
    variables.put("ACORE_CACHE_DIR", folder.resolve("cache").toString());
  }

  @Test
  void skopeoReadsTheLayout() {
    ContainerImage image = packager().pack(request(base()));
    ImageDelivery.write(image, "agent", folder.resolve("out"));
    JsonNode seen = Json.parse(run("skopeo", "inspect", "oci:" + folder.resolve("out")));
    assertThat(seen.path("Architecture").asText()).isEqualTo("arm64");
    assertThat(seen.path("Digest").asText()).isEqualTo("sha256:" + image.digest().hex());
    assertThat(seen.path("Layers")).hasSize(2);
    run("skopeo", "copy", "oci:" + folder.resolve("out"), "dir:" + folder.resolve("copied"));
  }

  @Test
  void registryGetsEachLayerOnceAndCanGiveTheBase() throws Exception {
    try (Registry registry = Registry.start(folder)) {
      String name = registry.host() + "/agent";
      String first = packager().push(request(base()), name + ":1");
      long uploads = registry.uploads();
      Files.writeString(agent.resolve("main.py"), "print('changed')\n");
      String second = packager().push(request(base()), name + ":2");
      assertThat(second).isNotEqualTo(first).startsWith(name + "@sha256:");
      // The code layer and the configuration; the base is there already.
      assertThat(registry.uploads() - uploads).isEqualTo(2);
      assertThat(run("skopeo", "inspect", "--tls-verify=false", "docker://" + second))
          .contains(second.substring(second.indexOf("sha256:")));

      ContainerImage onTop = packager().pack(request(BaseImage.of(first, folder)));
      assertThat(onTop.layers())
          .extracting(ImageLayer::role)
          .containsExactly("base", "base", "code");
      assertThatThrownBy(
              () ->
                  packager()
                      .pack(request(BaseImage.of(name + "@sha256:" + "0".repeat(64), folder))))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("could not be read or written");
    }
  }

  @Test
  void dockerfileIsBuiltByTheEngineThatAnswersAndSeesNoSecret() throws IOException {
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY . /app\n");
    Files.writeString(agent.resolve(".env"), "SECRET=1\n");
    Files.writeString(agent.resolve("requirements.txt"), "click==8.1.8\n");
    Path saved = TinyBase.archive(base().folder(), folder.resolve("saved.tar"));
    run(
        "skopeo",
        "copy",
        "--override-arch",
        "arm64",
        "--override-os",
        "linux",
        "oci-archive:" + saved,
        "docker-archive:" + folder.resolve("docker.tar") + ":agent:1");
    engine(
        "docker",
        """
        case $1 in
          info) exit 0 ;;
          buildx)
            [ "$2" = version ] && exit 0
            echo "$@" >"%1$s/arguments"
            eval "context=\\${$#}"
            ls -A "$context" >"%1$s/context" ;;
          save) cp "%1$s/docker.tar" "$3" ;;
        esac
        """
            .formatted(folder));
    ImageRequest request =
        new ImageRequest(
            PackageRequest.of(agent).build(),
            Optional.empty(),
            Optional.of(folder.resolve("Dockerfile")),
            List.of("main.py"),
            8080);
    ContainerImage image = packager().pack(request);
    assertThat(image.layers()).extracting(ImageLayer::role).containsExactly("base");
    assertThat(Files.readString(folder.resolve("arguments")))
        .contains("--load", "--platform linux/arm64", "--provenance=false");
    assertThat(Files.readAllLines(folder.resolve("context")))
        .containsExactly("main.py", "requirements.txt");
    assertThat(packager().pack(request).built()).isFalse();
    Files.writeString(agent.resolve("requirements.txt"), "click==8.1.7\n");
    assertThat(packager().pack(request).built()).isTrue();
  }

  @Test
  void engineThatDoesNotAnswerIsNamed() throws IOException {
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
    engine("docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1\n");
    variables.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    assertThatThrownBy(
            () ->
                packager()
                    .pack(
                        new ImageRequest(
                            PackageRequest.of(agent).build(),
                            Optional.empty(),
                            Optional.of(folder.resolve("Dockerfile")),
                            List.of("main.py"),
                            8080)))
        .isInstanceOfSatisfying(
            UserError.class,
            e -> {
              assertThat(e.what()).isEqualTo("nothing here can build a Dockerfile");
              assertThat(e.why()).contains("docker").contains("does not answer");
              assertThat(e.fix()).contains("packaging.base_image").contains("runtime.image_uri");
            });
  }

  private void engine(String name, String script) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    variables.put("PATH", bin + ":" + System.getenv("PATH"));
  }

  private BaseImage.Layout base() {
    return new BaseImage.Layout(TinyBase.layout(folder.resolve("base"), "arm64"), Optional.empty());
  }

  private ImageRequest request(BaseImage base) {
    return new ImageRequest(
        PackageRequest.of(agent).entryPoint("main.py").build(),
        Optional.of(base),
        Optional.empty(),
        List.of("main.py"),
        8080);
  }

  private ImagePackager packager() {
    return new ImagePackager(environment(), processes(), line -> {});
  }

  private Environment environment() {
    return new Environment(variables, folder, folder, Clock.systemUTC(), false);
  }

  private ProcessRunner processes() {
    return new SystemProcessRunner(environment());
  }

  private String run(String... command) {
    ProcessResult result = processes().run(ProcessRequest.of(command));
    assertThat(result.ok()).as(String.join(" ", command) + "\n" + result.stderr()).isTrue();
    return result.stdout();
  }
}
