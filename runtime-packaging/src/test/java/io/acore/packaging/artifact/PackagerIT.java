package io.acore.packaging.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.Environment;
import io.acore.base.FakeProcessRunner;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.Sha256;
import io.acore.base.SystemProcessRunner;
import io.acore.base.UserError;
import io.acore.packaging.python.Architecture;
import io.acore.packaging.python.PythonVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real uv, pip and Python; the index through their ordinary settings. */
final class PackagerIT {
  private static final String PROJECT =
      """
      [project]
      name = "demo"
      version = "1.0.0"
      requires-python = ">=3.10"
      dependencies = ["markupsafe==3.0.2", "click==8.1.8"]
      [project.optional-dependencies]
      web = ["itsdangerous==2.2.0"]
      """;

  @TempDir Path folder;
  private Path uv;

  @BeforeEach
  void findUv() {
    uv = TestTools.uv();
  }

  @Test
  void lockedProjectIsInstalledForAnotherProcessorOnceAndThenReusedOffline() {
    Fixture fixture = fixture("a").agent().file("pyproject.toml", PROJECT);
    lock(fixture);
    Artifact first = pack(fixture, request(fixture));
    assertThat(first.layerBuilt()).isTrue();
    Map<String, String> texts = Fixture.texts(first.zip());
    assertThat(texts)
        .containsKeys(
            "main.py",
            "click/__init__.py",
            "markupsafe/_speedups.cpython-312-aarch64-linux-gnu.so");
    assertThat(texts.keySet())
        .noneMatch(n -> n.startsWith("itsdangerous"))
        .noneMatch(n -> n.endsWith("INSTALLER"));
    assertThat(first.layer().orElseThrow().packages())
        .extracting(p -> p.name().toLowerCase(java.util.Locale.ROOT) + " " + p.version())
        .containsExactlyInAnyOrder("click 8.1.8", "markupsafe 3.0.2");

    fixture.file("main.py", "print('changed')\n");
    Artifact second = fixture.packager(new FakeProcessRunner()).pack(request(fixture).build());
    assertThat(second.layerBuilt()).isFalse();
    assertThat(second.sha256()).isNotEqualTo(first.sha256());
    assertThat(sha256(second)).isEqualTo(second.sha256());
  }

  @Test
  void bytecodeHoldsInTheZipAndLeaksNoPath() throws IOException {
    Fixture fixture = fixture("a").agent().file("pyproject.toml", PROJECT);
    lock(fixture);
    Artifact artifact = pack(fixture, request(fixture));
    Map<String, String> texts = Fixture.texts(artifact.zip());
    assertThat(texts.keySet()).contains("click/__pycache__/core.cpython-312.pyc");
    String pyc = texts.getOrDefault("click/__pycache__/core.cpython-312.pyc", "");
    assertThat((int) pyc.charAt(4)).as("flags: checked hash").isEqualTo(3);
    assertThat(texts.values()).noneMatch(text -> text.contains(folder.toString()));
    Artifact without =
        pack(
            fixture,
            request(fixture).settings(new PackagingSettings(false, List.of(), List.of(), "")));
    assertThat(Fixture.names(without.zip())).noneMatch(name -> name.endsWith(".pyc"));
  }

  @Test
  void sameBytesFromAnotherFolderUmaskZoneLocaleAndCache() {
    Fixture one = fixture("one").agent().file("pyproject.toml", PROJECT);
    lock(one);
    Fixture two = fixture("elsewhere/two").agent().file("pyproject.toml", PROJECT);
    lock(two);
    two.variables.putAll(Map.of("TZ", "Asia/Tokyo", "LC_ALL", "C", "LANG", "C"));
    assertThat(pack(two, request(two)).sha256()).isEqualTo(pack(one, request(one)).sha256());
  }

  @Test
  void pipGivesTheSameBytesAsUv() {
    Fixture one = fixture("one").agent().file("pyproject.toml", PROJECT);
    lock(one);
    Fixture two = fixture("two").agent().file("pyproject.toml", PROJECT);
    lock(two);
    two.variables.put("ACORE_INSTALLER", "pip");
    Artifact byUv = pack(one, request(one));
    Artifact byPip = pack(two, request(two));
    assertThat(byPip.layer().orElseThrow().installer()).startsWith("pip ");
    assertThat(Fixture.texts(byPip.zip())).isEqualTo(Fixture.texts(byUv.zip()));
    assertThat(byPip.sha256()).isEqualTo(byUv.sha256());
  }

  @Test
  void extrasAndArchitectureGiveOtherLayers() {
    Fixture fixture = fixture("a").agent().file("pyproject.toml", PROJECT);
    lock(fixture);
    Artifact web =
        pack(
            fixture,
            request(fixture)
                .architecture(Architecture.X86_64)
                .python(PythonVersion.PYTHON_3_11)
                .settings(new PackagingSettings(true, List.of(), List.of("web"), "")));
    assertThat(Fixture.names(web.zip()))
        .contains(
            "itsdangerous/__init__.py", "markupsafe/_speedups.cpython-311-x86_64-linux-gnu.so");
  }

  @Test
  void unlockedRequirementsAreResolvedOnce() {
    Fixture fixture = fixture("a").agent().file("requirements.txt", "itsdangerous>=2,<3\n");
    Artifact first = pack(fixture, request(fixture));
    assertThat(first.layer().orElseThrow().requirements())
        .contains("itsdangerous==2.2.0 --hash=sha256:");
    assertThat(first.notes())
        .anyMatch(note -> note.contains("another machine may get other versions"));
    fixture.file("requirements.txt", "itsdangerous <3, >=2 # same\n");
    Artifact second = fixture.packager(new FakeProcessRunner()).pack(request(fixture).build());
    assertThat(second.sha256()).isEqualTo(first.sha256());
  }

  @Test
  void projectFileAloneIsEnough() {
    Fixture fixture = fixture("a").agent().file("pyproject.toml", PROJECT);
    assertThat(Fixture.names(pack(fixture, request(fixture)).zip())).contains("click/__init__.py");
  }

  @Test
  void functionIsCodeAndALayerThatAnEditLeavesAlone() {
    Fixture fixture =
        fixture("a")
            .file("handler.py", "def handler(e, c): ...\n")
            .file("requirements.txt", "itsdangerous==2.2.0\n");
    FunctionPackage first = packFunction(fixture);
    Artifact layer = first.layer().orElseThrow();
    assertThat(Fixture.names(layer.zip()))
        .contains("python/itsdangerous/__init__.py")
        .noneMatch(n -> n.contains("handler"));
    assertThat(Fixture.names(first.code().zip())).containsExactly("handler.py");

    fixture.file("handler.py", "def handler(e, c): return 1\n");
    FunctionPackage edited = packFunction(fixture);
    assertThat(edited.code().sha256()).isNotEqualTo(first.code().sha256());
    assertThat(edited.layer().orElseThrow().sha256()).isEqualTo(layer.sha256());

    fixture.file("requirements.txt", "itsdangerous==2.1.2\n");
    FunctionPackage other = packFunction(fixture);
    assertThat(other.code().sha256()).isEqualTo(edited.code().sha256());
    assertThat(other.layer().orElseThrow().sha256()).isNotEqualTo(layer.sha256());

    fixture.file("requirements.txt", "# nothing\n");
    assertThat(packFunction(fixture).layer()).isEmpty();
  }

  @Test
  void damagedLayerIsRebuilt() throws IOException {
    Fixture fixture = fixture("a").agent().file("requirements.txt", "itsdangerous==2.2.0\n");
    Artifact first = pack(fixture, request(fixture));
    try (var files = Files.walk(folder.resolve("a/cache"))) {
      for (Path zip : files.filter(p -> p.endsWith("layer.zip")).toList()) {
        byte[] bytes = Files.readAllBytes(zip);
        bytes[100] ^= 1;
        Files.write(zip, bytes);
      }
    }
    fixture.file("extra.py", "");
    Artifact second = pack(fixture, request(fixture));
    assertThat(second.layerBuilt()).isTrue();
    assertThat(Fixture.texts(second.zip())).containsAllEntriesOf(Fixture.texts(first.zip()));
  }

  @Test
  void wrongHashIsRefused() {
    Fixture fixture =
        fixture("a")
            .agent()
            .file("requirements.txt", "itsdangerous==2.2.0 --hash=sha256:" + "0".repeat(64) + "\n");
    assertThatThrownBy(() -> pack(fixture, request(fixture)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("its hash differs");
    assertThat(folder.resolve("a/cache/tmp")).isEmptyDirectory();
  }

  @Test
  void indexThatIsDownIsAUserError() {
    Fixture fixture = fixture("a").agent().file("requirements.txt", "itsdangerous==2.2.0\n");
    fixture.variables.put("UV_CACHE_DIR", folder.resolve("empty").toString());
    PackagingSettings down =
        new PackagingSettings(
            true, List.of(), List.of(), "http://${env:WHO}:${env:WORD}@127.0.0.1:9/simple");
    fixture.variables.putAll(Map.of("WHO", "me", "WORD", "hunter2hunter2", "UV_HTTP_RETRIES", "0"));
    assertThatThrownBy(() -> pack(fixture, request(fixture).settings(down)))
        .isInstanceOfSatisfying(
            UserError.class,
            e -> {
              assertThat(e.what()).contains("cannot be reached");
              assertThat(e.render()).doesNotContain("hunter2");
            });
  }

  @Test
  void lockThatIsOutOfDateIsNoticedWithoutANetwork() {
    Fixture fixture = fixture("a").agent().file("pyproject.toml", PROJECT);
    lock(fixture);
    fixture.file("pyproject.toml", PROJECT.replace("click==8.1.8", "click==8.1.7"));
    assertThatThrownBy(
            () -> fixture.packager(new FakeProcessRunner()).plan(request(fixture).build()))
        .isInstanceOfSatisfying(
            UserError.class,
            e -> {
              assertThat(e.what()).contains("uv.lock").contains("out of date");
              assertThat(e.why()).contains("click==8.1.7").contains("click==8.1.8");
            });
  }

  @Test
  void damagedWheelIsRefusedAndNotKept() {
    Fixture fixture =
        fixture("a")
            .agent()
            .file("requirements.txt", "./bad-1.0-py3-none-any.whl\n")
            .file("bad-1.0-py3-none-any.whl", "PK but not a zip")
            .file(".acoreignore", "*.whl\n");
    assertThatThrownBy(() -> pack(fixture, request(fixture)))
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.what()).isEqualTo("a wheel is damaged"));
    assertThat(folder.resolve("a/cache/tmp")).isEmptyDirectory();
  }

  @Test
  void memberOfAWorkspaceShipsWhatItNeedsAndNoMore() throws IOException {
    Path root = folder.resolve("space");
    String build =
        "[build-system]\nrequires=['hatchling==1.27.0']\nbuild-backend='hatchling.build'\n";
    write(
        root.resolve("pyproject.toml"),
        """
        [project]
        name = "space"
        version = "1"
        requires-python = ">=3.10"
        [tool.uv.workspace]
        members = ["packages/*", "agent"]
        """);
    for (String name : List.of("shared", "unused")) {
      write(
          root.resolve("packages/" + name + "/pyproject.toml"),
          "[project]\nname='"
              + name
              + "'\nversion='1'\nrequires-python='>=3.10'\n"
              + "dependencies=['itsdangerous==2.2.0']\n"
              + build
              + "[tool.hatch.build.targets.wheel]\npackages=['"
              + name
              + "']\n");
      write(root.resolve("packages/" + name + "/" + name + "/__init__.py"), "value = 1\n");
    }
    Fixture fixture = fixture("space").agent();
    fixture.file(
        "pyproject.toml",
        """
        [project]
        name = "agent"
        version = "1"
        requires-python = ">=3.10"
        dependencies = ["shared", "markupsafe==3.0.2"]
        [tool.uv.sources]
        shared = { workspace = true }
        """);
    lock(fixture);
    assertThat(root.resolve("uv.lock")).exists();
    for (String installer : List.of("", "pip")) {
      fixture.variables.put("ACORE_INSTALLER", installer);
      fixture.variables.put("ACORE_CACHE_DIR", root.resolve("cache-" + installer).toString());
      assertThat(Fixture.names(pack(fixture, request(fixture)).zip()))
          .contains("shared/__init__.py", "itsdangerous/__init__.py", "markupsafe/__init__.py")
          .noneMatch(name -> name.startsWith("unused"));
    }
  }

  @Test
  void bytecodeDoesNotDependOnTheProcessorsOrOnWhatWasCompiledBefore() {
    String text = "";
    for (int i = 0; i < 40; i++) {
      text += "NAME_" + i + " = ('shared text', 'more', " + i + ")\n";
    }
    java.util.Set<Sha256> hashes =
        new java.util.TreeSet<>(java.util.Comparator.comparing(Sha256::hex));
    for (String processors : List.of("1", "2")) {
      Fixture fixture =
          fixture("run" + processors)
              .agent()
              .file("requirements.txt", "click==8.1.8\nmarkupsafe==3.0.2\n");
      fixture.file("constants.py", text);
      fixture.variables.put("PATH", uv.getParent() + ":" + System.getenv("PATH"));
      // A pool of one, and a pool of what is here: shares of files are the same, whoever takes
      // them.
      hashes.add(
          processors.equals("1")
              ? fixture
                  .packager(new OneAtATime(fixture.environment()))
                  .pack(request(fixture).build())
                  .sha256()
              : pack(fixture, request(fixture)).sha256());
    }
    assertThat(hashes).hasSize(1);
  }

  /** Lets one process run at a time, the last asked for not before the first has ended. */
  private static final class OneAtATime implements io.acore.base.ProcessRunner {
    private final SystemProcessRunner processes;

    OneAtATime(Environment environment) {
      this.processes = new SystemProcessRunner(environment);
    }

    @Override
    public synchronized ProcessResult run(ProcessRequest request) {
      return processes.run(request);
    }

    @Override
    public java.util.Optional<Path> which(String program) {
      return processes.which(program);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Fixture fixture(String name) {
    return new Fixture(folder.resolve(name));
  }

  private void lock(Fixture fixture) {
    Environment environment = fixture.environment();
    ProcessResult result =
        new SystemProcessRunner(environment)
            .run(
                ProcessRequest.of(uv.toString(), "lock", "--quiet", "--no-python-downloads")
                    .in(fixture.source));
    assertThat(result.ok()).as(result.stderr()).isTrue();
  }

  private PackageRequest.Builder request(Fixture fixture) {
    return fixture.request().entryPoint("main.py");
  }

  private Artifact pack(Fixture fixture, PackageRequest.Builder request) {
    fixture.variables.put("PATH", uv.getParent() + ":" + System.getenv("PATH"));
    return fixture.packager().pack(request.build());
  }

  private FunctionPackage packFunction(Fixture fixture) {
    fixture.variables.put("PATH", uv.getParent() + ":" + System.getenv("PATH"));
    return fixture.packager().packFunction(fixture.request().build());
  }

  private static Sha256 sha256(Artifact artifact) {
    try {
      return Sha256.of(artifact.zip());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
