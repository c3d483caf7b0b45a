package io.acore.stacks.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmittedLockTest {
  @TempDir Path folder;

  @Test
  void remembersWhatLeft() throws IOException {
    EmittedLock.read(folder).joined("demo-dev", Set.of("gateway", "target")).write(folder);
    EmittedLock lock = EmittedLock.read(folder);
    assertThat(lock.gone("demo-dev", Set.of("gateway"))).containsExactly("target");
    assertThat(lock.gone("demo-prod", Set.of())).isEmpty();
  }

  @Test
  void neverForgetsAnAddress() {
    EmittedLock lock =
        new EmittedLock(Map.of("demo-dev", Set.of("target"))).joined("demo-dev", Set.of("gateway"));
    assertThat(lock.stacks()).containsEntry("demo-dev", Set.of("gateway", "target"));
  }

  @Test
  void writesNothingForAProjectWithoutBridgedResources() throws IOException {
    EmittedLock.read(folder).joined("demo-dev", Set.of()).write(folder);
    assertThat(folder.resolve(EmittedLock.FILE)).doesNotExist();
  }

  @Test
  void refusesADamagedFileInsteadOfOrphaning() throws IOException {
    Files.writeString(folder.resolve(EmittedLock.FILE), "{\"version\": 1, \"sta");
    assertThatThrownBy(() -> EmittedLock.read(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void refusesAFileOfALaterVersion() throws IOException {
    Files.writeString(folder.resolve(EmittedLock.FILE), "{\"version\": 2, \"stacks\": {}}");
    assertThatThrownBy(() -> EmittedLock.read(folder)).isInstanceOf(UserError.class);
  }
}
