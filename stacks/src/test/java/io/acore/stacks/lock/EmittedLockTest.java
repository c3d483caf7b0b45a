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
  private static final Emitted GATEWAY = new Emitted("gateway", Map.of());
  private static final Emitted TARGET = new Emitted("mine", Map.of("service", "s3api"));

  @TempDir Path folder;

  @Test
  void remembersWhatLeft() throws IOException {
    EmittedLock.read(folder)
        .joined("demo-dev", Map.of("gateway", GATEWAY, "target", TARGET))
        .write(folder);
    EmittedLock lock = EmittedLock.read(folder);
    assertThat(lock.gone("demo-dev", Set.of("gateway")))
        .containsExactly(Map.entry("target", TARGET));
    assertThat(lock.gone("demo-prod", Set.of())).isEmpty();
  }

  @Test
  void neverForgetsAnAddress() {
    EmittedLock lock =
        new EmittedLock(Map.of("demo-dev", Map.of("target", TARGET)))
            .joined("demo-dev", Map.of("gateway", GATEWAY));
    assertThat(lock.stacks())
        .containsEntry("demo-dev", Map.of("gateway", GATEWAY, "target", TARGET));
  }

  @Test
  void writesNothingForAProjectWithoutBridgedResources() throws IOException {
    EmittedLock.read(folder).joined("demo-dev", Map.of()).write(folder);
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
