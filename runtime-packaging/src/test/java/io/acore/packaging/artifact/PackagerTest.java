package io.acore.packaging.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.FakeProcessRunner;
import io.acore.base.UserError;
import io.acore.packaging.python.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packing without dependencies: no process, no network. */
final class PackagerTest {
  @TempDir Path folder;

  @Test
  void shipsTheCodeAndNothingThatTheFloorKeeps() {
    Fixture fixture = fixture("a").agent();
    for (String kept :
        List.of(
            ".env",
            ".env.prod",
            "x.tfvars",
            "x.auto.tfvars.json",
            "terraform.tfstate",
            "id_rsa",
            "server.PEM",
            "tests/test_main.py",
            "tools/tests/test_search.py",
            "tools/__pycache__/search.cpython-312.pyc",
            ".git/config",
            ".aws/credentials",
            "node_modules/x/index.js",
            "envdir/pyvenv.cfg",
            "envdir/lib/x.py",
            "requirements.txt")) {
      fixture.file(kept, "");
    }
    Artifact artifact = pack(fixture);
    assertThat(Fixture.names(artifact.zip())).containsExactly("main.py", "tools/search.py");
    assertThat(artifact.plan().code().excluded())
        .anySatisfy(e -> assertThat(e.rule()).isEqualTo("floor: .env*"))
        .anySatisfy(e -> assertThat(e.path()).isEqualTo("envdir/"));
  }

  @Test
  void givesTheSameBytesWhereverWheneverAndByWhomItIsPacked() throws IOException {
    Fixture one = fixture("one").agent();
    Fixture other = fixture("elsewhere/two").agent();
    Path main = other.source.resolve("main.py");
    Files.setLastModifiedTime(main, FileTime.from(Instant.EPOCH));
    Files.setPosixFilePermissions(main, PosixFilePermissions.fromString("rw-------"));
    assertThat(pack(other).sha256()).isEqualTo(pack(one).sha256());
  }

  @Test
  void twentyRunsGiveOneHash() {
    java.util.Set<String> hashes = new java.util.TreeSet<>();
    for (int run = 0; run < 20; run++) {
      Fixture fixture = fixture("run" + run).agent();
      for (int i = 0; i < 30; i++) {
        int number = run % 2 == 0 ? i : 29 - i;
        fixture.file("data/" + number + ".txt", "text " + number);
      }
      hashes.add(pack(fixture).sha256().hex());
    }
    assertThat(hashes).hasSize(1);
  }

  @Test
  void executableBitShips() throws IOException {
    Fixture fixture = fixture("a").agent();
    Artifact plain = pack(fixture);
    Files.setPosixFilePermissions(
        fixture.source.resolve("main.py"), PosixFilePermissions.fromString("rwxr--r--"));
    assertThat(pack(fixture).sha256()).isNotEqualTo(plain.sha256());
  }

  @Test
  void unchangedSourceIsNotPackedAgain() {
    Fixture fixture = fixture("a").agent();
    assertThat(pack(fixture).built()).isTrue();
    Artifact second = pack(fixture);
    assertThat(second.built()).isFalse();
    assertThat(Fixture.names(second.zip())).hasSize(2);
  }

  @Test
  void damagedPackageIsBuiltAgain() throws IOException {
    Fixture fixture = fixture("a").agent();
    Artifact first = pack(fixture);
    byte[] bytes = Files.readAllBytes(first.zip());
    bytes[40] ^= 1;
    Files.write(first.zip(), bytes);
    Artifact second = pack(fixture);
    assertThat(second.built()).isTrue();
    assertThat(io.acore.base.Sha256.of(second.zip())).isEqualTo(first.sha256());
  }

  @Test
  void codeHashAndDependencyHashMoveApart() {
    Fixture fixture = fixture("a").agent();
    fixture.file("requirements.txt", "click==8.1.7\n");
    PackagePlan first = plan(fixture);
    fixture.file("requirements.txt", "# a comment\nclick==8.1.7  # why\n");
    assertThat(plan(fixture).dependencyHash()).isEqualTo(first.dependencyHash());
    fixture.file("requirements.txt", "click==8.1.8\n");
    PackagePlan second = plan(fixture);
    assertThat(second.dependencyHash()).isNotEqualTo(first.dependencyHash());
    assertThat(second.codeHash()).isEqualTo(first.codeHash());
    fixture.file("main.py", "print('bye')\n");
    PackagePlan third = plan(fixture);
    assertThat(third.codeHash()).isNotEqualTo(second.codeHash());
    assertThat(third.dependencyHash()).isEqualTo(second.dependencyHash());
  }

  @Test
  void dependencyHashNamesTheMachine() {
    Fixture fixture = fixture("a").agent().file("requirements.txt", "click==8.1.7\n");
    PackagePlan arm = plan(fixture);
    PackagePlan intel =
        offline(fixture).plan(fixture.request().architecture(Architecture.X86_64).build());
    assertThat(intel.dependencyHash()).isNotEqualTo(arm.dependencyHash());
  }

  @Test
  void missingEntryPointSuggestsTheNearest() {
    Fixture fixture = fixture("a").agent();
    assertThatThrownBy(() -> offline(fixture).plan(fixture.request().entryPoint("mian.py").build()))
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.fix()).contains("did you mean `main.py`"));
  }

  @Test
  void entryPointThatIsExcludedNamesTheRule() {
    Fixture fixture = fixture("a").agent().file(".acoreignore", "# none\nmain.*\n");
    assertThatThrownBy(() -> offline(fixture).plan(fixture.request().entryPoint("main.py").build()))
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.why()).contains(".acoreignore:2: main.*"));
  }

  @Test
  void secretInTheCodeStopsTheBuild() {
    String key = "AKIA" + "QWERTYUIOPASDFGH";
    Fixture fixture = fixture("a").agent().file("settings.py", "# set up\nKEY = '" + key + "'\n");
    assertThatThrownBy(() -> pack(fixture))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("settings.py:2: AWS access key id")
        .hasMessageNotContaining(key);
    fixture.file("settings.py", "KEY = '" + key + "'  # acore:allow-secret\n");
    assertThat(pack(fixture).files()).isEqualTo(3);
  }

  @Test
  void missingFolderAndEmptyFolderAreUserErrors() throws IOException {
    Fixture fixture = fixture("a");
    assertThatThrownBy(() -> plan(fixture)).hasMessageContaining("does not exist");
    Files.createDirectories(fixture.source);
    assertThatThrownBy(() -> plan(fixture)).hasMessageContaining("nothing in");
    assertThatThrownBy(
            () ->
                offline(fixture)
                    .plan(PackageRequest.of(Files.writeString(folder.resolve("file"), "")).build()))
        .hasMessageContaining("is a file, not a folder");
  }

  @Test
  void projectWithoutAnyFileOfDependenciesShipsItsCodeAndSaysSo() {
    Fixture fixture = fixture("a").agent();
    FakeProcessRunner processes = new FakeProcessRunner();
    Artifact artifact = fixture.packager(processes).pack(fixture.request().build());
    assertThat(Fixture.names(artifact.zip())).containsExactly("main.py", "tools/search.py");
    assertThat(artifact.layer()).isEmpty();
    assertThat(artifact.notes()).containsExactly("no dependencies declared: only the code ships");
    assertThat(processes.requests).isEmpty();
  }

  @Test
  void syntaxErrorInPyprojectShowsLineAndCaret() {
    Fixture fixture =
        fixture("a")
            .agent()
            .file("pyproject.toml", "[project]\nname = \"x\"\ndependencies = [\"a\" \"b\"]\n");
    assertThatThrownBy(() -> plan(fixture))
        .isInstanceOfSatisfying(
            UserError.class,
            e -> {
              assertThat(e.what()).contains("line 3");
              assertThat(e.why()).contains("dependencies = [\"a\" \"b\"]").contains("^");
            });
  }

  @Test
  void linksAreFollowedInsideAndRefusedOutside() throws IOException {
    Fixture fixture = fixture("a").agent().file(".env", "X=1");
    Files.createSymbolicLink(fixture.source.resolve("alias.py"), Path.of("main.py"));
    Files.createSymbolicLink(fixture.source.resolve("harmless.txt"), Path.of(".env"));
    assertThat(Fixture.names(pack(fixture).zip()))
        .containsExactly("alias.py", "main.py", "tools/search.py");
    Path outside = Files.writeString(folder.resolve("outside"), "x");
    Files.createSymbolicLink(fixture.source.resolve("out.txt"), outside);
    assertThatThrownBy(() -> plan(fixture)).hasMessageContaining("outside the source folder");
  }

  @Test
  void namesThatDifferInCaseAreRefused() {
    Fixture fixture = fixture("a").agent().file("Main.py", "");
    assertThatThrownBy(() -> plan(fixture)).hasMessageContaining("differ only in letter case");
  }

  @Test
  void copiesUnderTheNameOfItsContent() throws IOException {
    Artifact artifact = pack(fixture("a").agent());
    Path copy = artifact.copyTo(folder.resolve("artifacts"));
    assertThat(copy.getFileName()).hasToString(artifact.sha256().hex() + ".zip");
    assertThat(io.acore.base.Sha256.of(copy)).isEqualTo(artifact.sha256());
    assertThat(artifact.copyTo(folder.resolve("artifacts"))).isEqualTo(copy);
  }

  private Fixture fixture(String name) {
    return new Fixture(folder.resolve(name));
  }

  private static Packager offline(Fixture fixture) {
    return fixture.packager(new FakeProcessRunner());
  }

  private static PackagePlan plan(Fixture fixture) {
    return offline(fixture).plan(fixture.request().build());
  }

  private static Artifact pack(Fixture fixture) {
    return offline(fixture).pack(fixture.request().entryPoint("main.py").build());
  }
}
