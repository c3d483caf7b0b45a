package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent with fifty packages, packed by the real uv for a processor that is not this one. */
final class PackageIT {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("acore.root"), "examples/3-deepresearch");

  @TempDir Path folder;
  private Path project = Path.of("");

  @BeforeEach
  void copy() {
    project = folder.resolve("one");
    sh("cp -R '" + EXAMPLE + "' one");
  }

  @Test
  void oneLayerServesEveryEditEveryPlaceAndTheImage() throws Exception {
    JsonNode first = pack(project);
    assertThat(first.path("layer").asText()).isEqualTo("built");
    assertThat(first.path("packages").asInt()).isGreaterThanOrEqualTo(45);
    JsonNode second = pack(project);
    assertThat(second.path("layer").asText()).isEqualTo("reused");
    assertThat(second.path("sha256")).isEqualTo(first.path("sha256"));

    sh("umask 077 && mkdir 'else where' && cp -R one 'else where/two'");
    plant(folder.resolve("else where/two/agent-code"));
    JsonNode elsewhere = pack(folder.resolve("else where/two"));
    assertThat(elsewhere.path("sha256")).isEqualTo(first.path("sha256"));
    assertThat(acore(folder.resolve("else where/two"), "--list").stdout())
        .contains("code        runtime.py", "dependency  strands/__init__.py")
        .doesNotContain(".env", "id_rsa", ".tfvars", "tests/test_planted.py");

    layersOfTheImage(base());
  }

  private void layersOfTheImage(Path base) throws IOException {
    JsonNode first = image(base, "first");
    assertThat(first.path("Os").asText()).isEqualTo("linux");
    assertThat(first.path("Architecture").asText()).isEqualTo("arm64");
    List<String> before = layers(first);
    assertThat(before).as("base, dependencies, code").hasSize(3);

    Path code = project.resolve("agent-code/team.py");
    Files.writeString(code, Files.readString(code) + "\n# edited\n");
    List<String> after = layers(image(base, "second"));
    assertThat(after.subList(0, 2)).isEqualTo(before.subList(0, 2));
    assertThat(after.get(2)).isNotEqualTo(before.get(2));
  }

  private JsonNode image(Path base, String out) {
    CliRun run =
        acore(
            project,
            "--set",
            "runtime.artifact=container",
            "--set",
            "packaging.base_image=" + base,
            "--out",
            folder.resolve(out).toString());
    assertThat(run.stdout()).contains("dependencies, ", "code, ");
    return Json.parse(sh("skopeo inspect oci:" + out));
  }

  private static List<String> layers(JsonNode image) {
    List<String> digests = new ArrayList<>();
    image.path("Layers").forEach(digest -> digests.add(digest.asText()));
    return digests;
  }

  /** An OCI layout of one small file. */
  private Path base() throws Exception {
    Path release = Files.writeString(folder.resolve("os-release"), "ID=tiny\n");
    Jib.fromScratch()
        .setFormat(ImageFormat.OCI)
        .setPlatforms(Set.of(new Platform("arm64", "linux")))
        .addLayer(List.of(release), AbsoluteUnixPath.get("/etc"))
        .containerize(
            Containerizer.to(TarImage.at(folder.resolve("base.tar")).named("base:1"))
                .setApplicationLayersCache(folder.resolve("jib"))
                .setBaseImageLayersCache(folder.resolve("jib")));
    sh("mkdir base && tar -xf base.tar -C base");
    return folder.resolve("base");
  }

  private static void plant(Path code) throws IOException {
    Files.createDirectory(code.resolve("tests"));
    for (String name : List.of(".env", "id_rsa", "x.tfvars", "tests/test_planted.py")) {
      Files.writeString(code.resolve(name), "planted\n");
    }
  }

  private JsonNode pack(Path where) {
    return Json.parse(acore(where, "--env", "dev", "--json").stdout());
  }

  private CliRun acore(Path where, String... arguments) {
    Environment environment = environment();
    CliRun run =
        CliRun.with(
            environment,
            new SystemProcessRunner(environment),
            Stream.concat(Stream.of("package", "-C", where.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.stderr()).isZero();
    return run;
  }

  private String sh(String script) {
    ProcessResult result =
        new SystemProcessRunner(environment())
            .run(ProcessRequest.of("sh", "-c", script).in(folder));
    assertThat(result.ok()).as(script + "\n" + result.stderr()).isTrue();
    return result.stdout();
  }

  /** A cache of its own, and the tools that {@code ./verify} puts into the user's. */
  private Environment environment() {
    Path tools = Environment.system().cacheDirectory().resolve("tools-v1/bin");
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("ACORE_CACHE_DIR", folder.resolve("cache").toString());
    variables.put("PATH", tools + File.pathSeparator + System.getenv("PATH"));
    return new Environment(variables, folder, folder, Clock.systemUTC(), false);
  }
}
