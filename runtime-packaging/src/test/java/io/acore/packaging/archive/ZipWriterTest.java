package io.acore.packaging.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZipWriterTest {
  @TempDir Path folder;

  @Test
  void hashAgreesWithTheJdkAtEveryLengthAroundABlock() {
    byte[] bytes = new byte[300];
    new Random(7).nextBytes(bytes);
    for (int length = 0; length <= bytes.length; length++) {
      RunningSha256 hash = new RunningSha256();
      hash.update(bytes, 0, length / 3);
      hash.update(bytes, length / 3, length - length / 3);
      assertThat(hash.finish()).isEqualTo(Sha256.of(java.util.Arrays.copyOf(bytes, length)));
    }
  }

  @Test
  void writesWhatTheJdkReads() throws IOException {
    Path zip = folder.resolve("a.zip");
    ZipSummary summary = write(zip, files(20));
    assertThat(summary.sha256()).isEqualTo(Sha256.of(zip));
    assertThat(summary.size()).isEqualTo(Files.size(zip));
    assertThat(summary.crc32()).isEqualTo(ZipWriter.crc32(zip));
    try (ZipFile read = new ZipFile(zip.toFile())) {
      assertThat(read.size()).isEqualTo(20);
      for (ZipInput input : files(20)) {
        ZipEntry entry = read.getEntry(input.name());
        assertThat(read.getInputStream(entry).readAllBytes())
            .isEqualTo(Files.readAllBytes(input.file()));
        assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
      }
    }
  }

  @Test
  void takesUpAnotherZipAndItsHashWithoutReadingItAgain() throws IOException {
    Path first = folder.resolve("first.zip");
    ZipSummary layer = write(first, files(30));
    Path code = Files.writeString(folder.resolve("main.py"), "print()\n");
    Path second = folder.resolve("second.zip");
    ZipSummary summary;
    try (ZipWriter writer = new ZipWriter(second)) {
      assertThat(writer.start(first, layer.resume())).isEqualTo(layer.crc32());
      writer.addAll(List.of(new ZipInput("main.py", code, false)));
      summary = writer.finish();
    }
    assertThat(summary.sha256()).isEqualTo(Sha256.of(second));
    assertThat(summary.crc32()).isEqualTo(ZipWriter.crc32(second));
    assertThat(summary.files()).isEqualTo(31);
    try (ZipFile read = new ZipFile(second.toFile())) {
      assertThat(read.getEntry("main.py")).isNotNull();
      assertThat(read.getInputStream(read.getEntry("dir/file 07.bin")).readAllBytes())
          .isEqualTo(Files.readAllBytes(folder.resolve("in7")));
    }
  }

  @Test
  void copiesEntriesUnderAnotherName() throws IOException {
    Path first = folder.resolve("first.zip");
    write(first, files(5));
    Path second = folder.resolve("second.zip");
    try (ZipWriter writer = new ZipWriter(second)) {
      writer.copy(first, ZipIndex.read(first).items(), name -> "python/" + name);
      writer.finish();
    }
    try (ZipFile read = new ZipFile(second.toFile())) {
      assertThat(read.getInputStream(read.getEntry("python/dir/file 03.bin")).readAllBytes())
          .isEqualTo(Files.readAllBytes(folder.resolve("in3")));
    }
  }

  private ZipSummary write(Path zip, List<ZipInput> inputs) throws IOException {
    try (ZipWriter writer = new ZipWriter(zip)) {
      writer.addAll(inputs);
      return writer.finish();
    }
  }

  // Random bytes are stored, repeated ones deflated, and one file is empty.
  private List<ZipInput> files(int count) throws IOException {
    List<ZipInput> inputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[i * 37];
      if (i % 2 == 0) {
        new Random(i).nextBytes(bytes);
      }
      Path file = Files.write(folder.resolve("in" + i), bytes);
      inputs.add(new ZipInput("dir/file %02d.bin".formatted(i), file, i % 3 == 0));
    }
    return inputs;
  }
}
