package io.acore.localcloud.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnzipTest {
  @TempDir Path folder;

  @Test
  void unpacksFoldersAndMakesProgramsExecutable() throws IOException {
    Path zip = zip("bin/tool", "pkg/deep/module.py", "main.py");
    Unzip.unpack(zip, folder.resolve("out"), 1_000);
    assertThat(folder.resolve("out/pkg/deep/module.py")).hasContent("text");
    assertThat(folder.resolve("out/bin/tool")).isExecutable();
    assertThat(Files.isExecutable(folder.resolve("out/main.py"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../beside.py", "/etc/beside.py", "a/../../beside.py", "..\\beside.py", "out/.."})
  void anEntryThatLeadsOutOfTheFolderIsRefused(String name) throws IOException {
    Path zip = zip(name);
    Path out = Files.createDirectory(folder.resolve("out"));
    assertThatThrownBy(() -> Unzip.unpack(zip, out, 1_000)).isInstanceOf(IOException.class);
    assertThat(folder.resolve("beside.py")).doesNotExist();
  }

  @Test
  void aPackageThatUnpacksToTooMuchIsStoppedWhileItUnpacks() throws IOException {
    Path zip = zip("a", "b", "c");
    assertThatThrownBy(() -> Unzip.unpack(zip, folder.resolve("out"), 8))
        .hasMessageContaining("more than 8 bytes");
  }

  private Path zip(String... names) throws IOException {
    Path file = folder.resolve("package.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write("text".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return file;
  }
}
