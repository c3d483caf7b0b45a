package io.acore.packaging.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.Environment;
import io.acore.base.SystemProcessRunner;
import io.acore.base.UserError;
import io.acore.packaging.artifact.Artifact;
import io.acore.packaging.artifact.Contents;
import io.acore.packaging.artifact.PackageRequest;
import io.acore.packaging.artifact.Packager;
import io.acore.packaging.python.PythonVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the Python that runs here, whichever of the supported ones that is. */
final class SmokeIT {
  @TempDir Path folder;
  private Path source = Path.of("");
  private Environment environment = Environment.system();

  @BeforeEach
  void setUp() throws IOException {
    source = folder.resolve("agent");
    Files.createDirectories(source.resolve("helpers"));
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("ACORE_CACHE_DIR", folder.resolve("cache").toString());
    environment = new Environment(variables, folder, folder, Clock.systemUTC(), false);
  }

  @Test
  void importsTheEntryPointOnce() throws IOException {
    write("helpers/names.py", "import json\nNAME = json.dumps('x')\n");
    write(
        "main.py",
        "\"\"\"A docstring.\n\nimport nothing_at_all\n\"\"\"\nimport os, sys\nfrom helpers.names import NAME\n");
    assertThat(check()).startsWith("`main.py` imports in ");
    assertThat(check()).isEqualTo("`main.py` imports, as it did before");
  }

  @Test
  void anotherEntryPointOfTheSamePackageIsImportedToo() throws IOException {
    write("main.py", "import os\n");
    write("other.py", "raise ValueError('not this one')\n");
    assertThat(check()).startsWith("`main.py` imports in ");
    assertThatThrownBy(() -> check("other.py"))
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.why()).contains("ValueError: not this one"));
  }

  @Test
  void importThatNothingAnswersIsNamedWithItsLine() throws IOException {
    write(
        "main.py",
        "import os\nimport requests\ntry:\n    import ujson\nexcept ImportError:\n    ujson = None\n");
    assertThatThrownBy(this::check)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("main.py:2: requests")
        .hasMessageNotContaining("ujson");
  }

  @Test
  void errorWhileImportingIsShown() throws IOException {
    write("main.py", "raise ValueError('no model set')\n");
    assertThatThrownBy(this::check)
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.why()).contains("ValueError: no model set"));
  }

  @Test
  void importHasNoNetwork() throws IOException {
    write("main.py", "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')\n");
    assertThatThrownBy(this::check)
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.why()).contains("the smoke import has no network"));
  }

  private String check() {
    return check("main.py");
  }

  private String check(String entryPoint) {
    SystemProcessRunner processes = new SystemProcessRunner(environment);
    String here =
        processes
            .run(
                io.acore.base.ProcessRequest.of(
                    "python3", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"))
            .stdout()
            .strip();
    Artifact artifact =
        new Packager(environment, processes)
            .pack(
                PackageRequest.of(source)
                    .python(PythonVersion.of(here))
                    .entryPoint(entryPoint)
                    .build());
    return new Smoke(environment, processes).check(Contents.of(artifact));
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(source.resolve(path), text);
  }
}
