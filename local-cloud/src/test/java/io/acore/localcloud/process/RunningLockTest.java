package io.acore.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.FileTrees;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunningLockTest {
  @TempDir Path temporary;

  @Test
  void knowsItsFolderFromOneThatWasMadeAnewInItsPlace() throws IOException {
    Path folder = temporary.resolve("local");
    try (RunningLock lock = RunningLock.take(folder)) {
      assertThat(lock.isThere()).isTrue();
      FileTrees.delete(folder);
      assertThat(lock.isThere()).isFalse();
      try (RunningLock other = RunningLock.take(folder)) {
        assertThat(lock.isThere()).isFalse();
        assertThat(other.isThere()).isTrue();
      }
    }
  }
}
