package io.acore.packaging.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.Sha256;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CacheTest {
  private static final Sha256 KEY = Sha256.of("key");

  @TempDir Path folder;

  @Test
  void fullDiskLeavesNothingHalfWritten() throws IOException {
    assertThatThrownBy(
            () ->
                cache()
                    .get(
                        Bucket.PACKAGES,
                        KEY,
                        entry -> true,
                        entry -> {
                          Files.writeString(entry.resolve("first"), "whole");
                          // A device that is always full gives the system's own error.
                          Files.write(Path.of("/dev/full"), new byte[1], StandardOpenOption.WRITE);
                        }))
        .isInstanceOfSatisfying(
            UserError.class,
            e -> {
              assertThat(e.what()).isEqualTo("the disk is full");
              assertThat(e.fix()).contains("acore cache prune", "ACORE_CACHE_DIR");
            });
    assertThat(cache().find(Bucket.PACKAGES, KEY, entry -> true)).isEmpty();
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void entryOfACacheThatMayNotBeWrittenIsStillUsed() throws IOException {
    cache()
        .get(
            Bucket.LAYERS, KEY, entry -> true, entry -> Files.writeString(entry.resolve("a"), "b"));
    Path temporary = folder.resolve("tmp");
    Files.delete(temporary);
    Files.writeString(temporary, "no folder can be made here");
    assertThat(cache().find(Bucket.LAYERS, KEY, entry -> true)).isPresent();
    assertThatThrownBy(
            () -> cache().get(Bucket.LAYERS, Sha256.of("other"), entry -> true, entry -> {}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be written");
  }

  private Cache cache() {
    return new Cache(folder, Clock.systemUTC());
  }
}
