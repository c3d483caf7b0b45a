package io.acore.packaging.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What installers leave of the machine that they ran on. */
final class SitePackagesTest {
  @TempDir Path folder;

  @BeforeEach
  void install() throws IOException {
    write("tool/__init__.py", "X = 1\n");
    write("tool/__pycache__/__init__.cpython-312.pyc", "compiled here");
    write("tool-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tool\nVersion: 1.0\n");
    write("tool-1.0.dist-info/INSTALLER", "uv");
    write("tool-1.0.dist-info/direct_url.json", "{\"url\": \"file:///somewhere/here\"}");
    write("tool-1.0.dist-info/entry_points.txt", "[console_scripts]\ntool = tool.cli:main\n");
    write(
        "tool-1.0.dist-info/RECORD",
        "tool/__init__.py,sha256=abc,6\n../../bin/plain,sha256=old,1\ntool-1.0.dist-info/RECORD,,\n");
  }

  @Test
  void everyScriptFindsItsPythonWhereItRuns() throws IOException {
    write("bin/tool", "#!/somewhere/here/bin/python3.12\nwhatever the installer wrote\n");
    write("bin/plain", "#!/somewhere/here/bin/python\nprint('plain')\n");
    write(
        "bin/long", "#!/bin/sh\n'''exec' '/somewhere/a b/python' \"$0\" \"$@\"\n' '''\nprint(1)\n");
    write("bin/shell", "#!/bin/sh\necho shell\n");

    new SitePackages(folder).normalise();

    assertThat(folder.resolve("bin/tool"))
        .hasContent(
            """
            #!/usr/bin/env python3
            import sys

            from tool.cli import main

            if __name__ == "__main__":
                sys.exit(main())
            """);
    assertThat(folder.resolve("bin/plain")).hasContent("#!/usr/bin/env python3\nprint('plain')\n");
    assertThat(folder.resolve("bin/long")).hasContent("#!/usr/bin/env python3\nprint(1)\n");
    assertThat(folder.resolve("bin/shell")).hasContent("#!/bin/sh\necho shell\n");
    for (String script : List.of("tool", "plain", "long")) {
      assertThat(folder.resolve("bin").resolve(script)).isExecutable();
    }
  }

  @Test
  void notesOfTheInstallerGo() throws IOException {
    assertThat(new SitePackages(folder).normalise())
        .extracting(InstalledPackage::name, InstalledPackage::version)
        .containsExactly(org.assertj.core.api.Assertions.tuple("tool", "1.0"));
    assertThat(folder.resolve("tool/__pycache__")).doesNotExist();
    assertThat(folder.resolve("tool-1.0.dist-info/INSTALLER")).doesNotExist();
    assertThat(folder.resolve("tool-1.0.dist-info/direct_url.json")).doesNotExist();
    assertThat(folder.resolve("tool-1.0.dist-info/RECORD"))
        .hasContent("tool-1.0.dist-info/RECORD,,\ntool/__init__.py,sha256=abc,6\n");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
