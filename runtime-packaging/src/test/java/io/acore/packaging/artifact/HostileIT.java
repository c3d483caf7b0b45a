package io.acore.packaging.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.FakeProcessRunner;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odd machines, odd names, and builds that die: real processes. */
final class HostileIT {
  @TempDir Path folder;

  @Test
  void localeUmaskAndZoneChangeNothing() {
    Fixture fixture = new Fixture(folder).agent().file("wörter/straße.txt", "ä\n");
    Set<String> hashes = new TreeSet<>();
    int run = 0;
    for (String setting :
        List.of(
            "umask 022; LC_ALL=C.UTF-8 TZ=UTC",
            "umask 077; LC_ALL=C TZ=Asia/Tokyo",
            "umask 002; LC_ALL=POSIX TZ=America/New_York")) {
      fixture.variables.put("ACORE_CACHE_DIR", folder.resolve("cache" + run++).toString());
      hashes.add(
          shell(
              fixture,
              "cp -R agent agent%d; export %s; exec java -cp \"$CP\" %s agent%d"
                  .formatted(run, setting.replace("; ", "; export "), PackMain.class.getName(), run)
                  .replace("export umask", "umask")));
    }
    assertThat(hashes).hasSize(1);
    assertThat(hashes.iterator().next()).hasSize(65);
  }

  @Test
  void nameThatIsNotUtf8IsRefusedUnlessExcluded() {
    Fixture fixture = new Fixture(folder).agent();
    shell(fixture, "printf x > \"agent/$(printf 'caf\\351').py\"");
    assertThatThrownBy(() -> plan(fixture)).hasMessageContaining("cannot be packed");
  }

  @Test
  void killedBuildLeavesNothingThatIsUsed() {
    Path uv = TestTools.uv();
    Fixture fixture =
        new Fixture(folder)
            .agent()
            .file("requirements.txt", "itsdangerous==2.2.0\nmarkupsafe==3.0.2\n");
    fixture.variables.put("PATH", uv.getParent() + ":" + System.getenv("PATH"));
    for (String after : List.of("0.4", "0.8", "1.2")) {
      shell(
          fixture,
          "timeout -s KILL "
              + after
              + " java -cp \"$CP\" "
              + PackMain.class.getName()
              + " agent || true");
    }
    Artifact artifact = fixture.packager().pack(fixture.request().build());
    Fixture clean =
        new Fixture(folder.resolve("clean"))
            .agent()
            .file("requirements.txt", "itsdangerous==2.2.0\nmarkupsafe==3.0.2\n");
    clean.variables.put("PATH", uv.getParent() + ":" + System.getenv("PATH"));
    assertThat(artifact.sha256())
        .isEqualTo(clean.packager().pack(clean.request().build()).sha256());
  }

  @Test
  void parallelBuildsShareOneLayer() throws Exception {
    Path uv = TestTools.uv();
    Fixture fixture = new Fixture(folder).agent().file("requirements.txt", "itsdangerous==2.2.0\n");
    fixture.variables.put("PATH", uv.getParent() + ":" + System.getenv("PATH"));
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Artifact>> builds = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        builds.add(() -> fixture.packager().pack(fixture.request().build()));
      }
      List<Artifact> artifacts = new ArrayList<>();
      for (Future<Artifact> future : pool.invokeAll(builds)) {
        artifacts.add(future.get());
      }
      assertThat(artifacts.stream().filter(Artifact::layerBuilt)).hasSize(1);
      assertThat(artifacts.stream().map(Artifact::sha256).distinct()).hasSize(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void packageWithoutAWheelIsNamedWithWhatItHas() {
    Path uv = TestTools.uv();
    Fixture fixture = new Fixture(folder).agent().file("requirements.txt", "psycopg2==2.9.9\n");
    fixture.variables.put("PATH", uv.getParent() + ":" + System.getenv("PATH"));
    assertThatThrownBy(() -> fixture.packager().pack(fixture.request().build()))
        .isInstanceOfSatisfying(
            UserError.class,
            e -> {
              assertThat(e.what())
                  .contains("`psycopg2==2.9.9` has no wheel for python 3.12, aarch64");
              assertThat(e.why()).contains("it has wheels for: ").contains("cp312 win_amd64");
              assertThat(e.fix()).contains("container");
            });
  }

  @Test
  void chainToThePackageWithoutAWheelComesFromTheLock() {
    Path uv = TestTools.uv();
    Fixture fixture =
        new Fixture(folder)
            .agent()
            .file(
                "requirements.txt",
                "psycopg2==2.9.9 --hash=sha256:"
                    + "0".repeat(64)
                    + "\n    # via\n    #   some-store\n");
    fixture.variables.put("PATH", uv.getParent() + ":" + System.getenv("PATH"));
    assertThatThrownBy(() -> fixture.packager().pack(fixture.request().build()))
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.why()).contains("some-store -> psycopg2"));
  }

  @Test
  void localDependencyIsBuiltAndShipped() {
    Path uv = TestTools.uv();
    Fixture fixture =
        new Fixture(folder)
            .agent()
            .file("requirements.txt", "./libs/shared\nitsdangerous==2.2.0\n")
            .file(
                "libs/shared/pyproject.toml",
                "[project]\nname='shared'\nversion='1.0'\n[build-system]\nrequires=['hatchling==1.27.0']\nbuild-backend='hatchling.build'\n[tool.hatch.build.targets.wheel]\npackages=['shared']\n")
            .file("libs/shared/shared/__init__.py", "value = 1\n")
            .file(".acoreignore", "libs/\n");
    fixture.variables.put("PATH", uv.getParent() + ":" + System.getenv("PATH"));
    Artifact artifact = fixture.packager().pack(fixture.request().build());
    assertThat(Fixture.names(artifact.zip()))
        .contains("shared/__init__.py", "itsdangerous/__init__.py")
        .noneMatch(n -> n.startsWith("libs/"));
    assertThat(Fixture.texts(artifact.zip()).values())
        .noneMatch(text -> text.contains(folder.toString()));
  }

  @Test
  void cacheThatCannotBeWrittenIsAUserError() throws IOException {
    Fixture fixture = new Fixture(folder).agent();
    fixture.variables.put(
        "ACORE_CACHE_DIR", Files.writeString(folder.resolve("file"), "") + "/cache");
    assertThatThrownBy(
            () -> fixture.packager(new FakeProcessRunner()).pack(fixture.request().build()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be written");
  }

  private static void plan(Fixture fixture) {
    fixture.packager(new FakeProcessRunner()).plan(fixture.request().build());
  }

  private String shell(Fixture fixture, String script) {
    ProcessResult result =
        new SystemProcessRunner(fixture.environment())
            .run(
                ProcessRequest.of("sh", "-c", script)
                    .in(folder)
                    .with("CP", System.getProperty("java.class.path")));
    assertThat(result.ok()).as(result.stderr()).isTrue();
    return result.stdout();
  }
}
