package io.acore.packaging.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequirementsTest {
  private static final Target ARM = Target.runtime(Architecture.ARM64, PythonVersion.PYTHON_3_12);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Foo.Bar_baz >= 1 , < 2 | foo-bar-baz<2,>=1",
        "a[ x , B ] == 1.0 | a[b,x]==1.0",
        "a ; python_version < \"3.9\" | a ; python_version < '3.9'",
        "a (>=1) | a>=1",
        "a @ file:///wheels/a.whl | a @ file:///wheels/a.whl",
      })
  void spellingsOfOneRequirementAreOne(String text, String canonical) {
    assertThat(Requirement.parse(text).orElseThrow().canonical()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "python_version < '3.9' | false",
        "python_version >= '3.9' and sys_platform == 'linux' | true",
        "sys_platform == 'win32' or platform_machine == 'aarch64' | true",
        "platform_machine == 'x86_64' | false",
        "(python_full_version < '3.15' and os_name != 'nt') | true",
        "platform_system in 'Linux Darwin' | true",
        "extra == 'web' | false",
        "implementation_name == 'pypy' | false",
        "python_version == '3.12.*' | true",
      })
  void markersAreJudgedForTheTarget(String marker, boolean holds) {
    assertThat(Markers.hold(marker, ARM)).isEqualTo(holds);
  }

  @Test
  void chainLeadsFromTheProjectToThePackage() {
    String text =
        """
        a==1 --hash=sha256:00
            # via demo (pyproject.toml)
        b==2 \\
            --hash=sha256:00
            # via
            #   a
            #   other
        C_c==3    # via b
        """;
    assertThat(new Chains(text).to("c-c")).isEqualTo("demo (pyproject.toml) -> a -> b -> c-c");
    assertThat(new Chains("").to("x")).isEqualTo("x");
  }

  @Test
  void hashedFileMustHoldWhatTheProjectAsksFor() throws IOException {
    Files.writeString(
        folder.resolve("pyproject.toml"), "[project]\nname='x'\ndependencies=['a>=2', 'b']\n");
    Files.writeString(
        folder.resolve("requirements.txt"), "a==1.0 --hash=sha256:00\nb==1 --hash=sha256:00\n");
    assertThatThrownBy(() -> Dependencies.of(folder, List.of()))
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.why()).contains("pins `a` to 1.0").contains("a>=2"));
    Files.writeString(folder.resolve("requirements.txt"), "a==2.1 --hash=sha256:00\n");
    assertThatThrownBy(() -> Dependencies.of(folder, List.of()))
        .isInstanceOfSatisfying(UserError.class, e -> assertThat(e.why()).contains("`b`"));
    Files.writeString(
        folder.resolve("requirements.txt"), "a==2.1 --hash=sha256:00\nb==1 --hash=sha256:00\n");
    assertThat(Dependencies.of(folder, List.of()).origin()).isEqualTo(Dependencies.Origin.HASHED);
  }

  @Test
  void unknownExtraSuggestsTheNearest() throws IOException {
    Files.writeString(
        folder.resolve("pyproject.toml"),
        "[project]\nname='x'\n[project.optional-dependencies]\nsearch=['a']\n");
    assertThatThrownBy(() -> Dependencies.of(folder, List.of("serach")))
        .isInstanceOfSatisfying(UserError.class, e -> assertThat(e.fix()).contains("search"));
  }

  @Test
  void localDependencyCountsByItsContent() throws IOException {
    Path library = Files.createDirectories(folder.resolve("lib"));
    Files.writeString(library.resolve("pyproject.toml"), "[project]\nname='lib'\nversion='1'\n");
    Files.writeString(folder.resolve("requirements.txt"), "./lib\n");
    String before = Dependencies.of(folder, List.of()).hash(ARM, "", true).hex();
    Files.writeString(library.resolve("lib.py"), "x = 1\n");
    assertThat(Dependencies.of(folder, List.of()).hash(ARM, "", true).hex()).isNotEqualTo(before);
    Files.writeString(folder.resolve("requirements.txt"), "./gone\n");
    Dependencies gone = Dependencies.of(folder, List.of());
    assertThatThrownBy(() -> gone.hash(ARM, "", true)).hasMessageContaining("does not exist");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://me:word@example.com/simple", "https://me:${env:A}b@example.com/"})
  void credentialsMayNotStandInTheIndexUrl(String url) {
    assertThatThrownBy(() -> new PackageIndex(url)).hasMessageContaining("has credentials in it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://example.com/simple",
        "https://${env:USER}:${env:WORD}@example.com/simple",
        "https://token:${secret:index}@example.com/simple",
        "${ssm:/index}",
      })
  void referencesMayStandInTheIndexUrl(String url) {
    assertThat(new PackageIndex(url).written()).isEqualTo(url);
  }

  @Test
  void resolvedCredentialsAreEncodedAndCutOutOfMessages() {
    PackageIndex.Resolved resolved =
        new PackageIndex("https://me:${env:WORD}@example.com/simple")
            .resolve(Map.of("env:WORD", "p@ss/word")::get);
    assertThat(resolved.url()).contains("https://me:p%40ss%2Fword@example.com/simple");
    assertThat(resolved.redact("GET https://me:p%40ss%2Fword@example.com: p@ss/word"))
        .isEqualTo("GET https://me:***@example.com: ***");
  }

  @Test
  void architectureAndVersionAreChecked() {
    assertThat(Architecture.of("arm64")).isEqualTo(Architecture.ARM64);
    assertThatThrownBy(() -> Architecture.of("aarch64")).isInstanceOf(UserError.class);
    assertThat(PythonVersion.of("PYTHON_3_13")).isEqualTo(PythonVersion.of("3.13"));
    assertThatThrownBy(() -> PythonVersion.of("3.9")).isInstanceOf(UserError.class);
  }

  @Test
  void pipIsToldEveryOlderPlatform() {
    assertThat(ARM.pipPlatforms())
        .startsWith("manylinux_2_28_aarch64")
        .contains("manylinux_2_17_aarch64", "manylinux2014_aarch64")
        .doesNotContain("manylinux2010_aarch64");
    assertThat(Target.lambda(Architecture.X86_64, PythonVersion.PYTHON_3_11).pipPlatforms())
        .contains("manylinux2010_x86_64", "manylinux1_x86_64")
        .doesNotContain("manylinux_2_28_x86_64");
  }
}
