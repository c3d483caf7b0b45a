package io.acore.stacks.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TornStateTest {
  private static final String WHOLE = "{\"version\":4,\"serial\":7,\"resources\":[]}";
  private static final String CUT_OFF = "{\"version\":4,\"serial\":8,\"reso";

  @TempDir Path folder;
  private Path state;
  private Path before;

  @BeforeEach
  void names() {
    state = folder.resolve("terraform.tfstate");
    before = folder.resolve("terraform.tfstate.backup");
  }

  @Test
  void putsBackTheStateFromBeforeTheRunThatWasKilled() throws IOException {
    Files.writeString(state, CUT_OFF);
    Files.writeString(before, WHOLE);
    assertThat(new TornState(state).mend()).isTrue();
    assertThat(state).hasContent(WHOLE);
    assertThat(folder.resolve("terraform.tfstate.torn")).hasContent(CUT_OFF);
  }

  @Test
  void takesAnEmptyFileForALossWhenThereWasAStateBefore() throws IOException {
    Files.writeString(state, "");
    Files.writeString(before, WHOLE);
    assertThat(new TornState(state).mend()).isTrue();
    assertThat(state).hasContent(WHOLE);
  }

  @Test
  void beginsFromNothingWhenTheFirstRunWasKilled() throws IOException {
    Files.writeString(state, CUT_OFF);
    assertThat(new TornState(state).mend()).isTrue();
    assertThat(state).isEmptyFile();
    assertThat(new TornState(state).mend()).as("an empty one is no state yet").isFalse();
  }

  @Test
  void leavesAWholeStateAlone() throws IOException {
    Files.writeString(state, WHOLE);
    Files.writeString(before, "{\"version\":4,\"serial\":6}");
    assertThat(new TornState(state).mend()).isFalse();
    assertThat(state).hasContent(WHOLE);
  }

  @Test
  void leavesAStateAloneThatSomebodyIsWriting() throws IOException {
    Files.writeString(state, CUT_OFF);
    Files.writeString(before, WHOLE);
    try (FileChannel channel = FileChannel.open(state, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(new TornState(state).mend()).isFalse();
      assertThat(lock.isValid()).isTrue();
    }
    assertThat(state).hasContent(CUT_OFF);
  }
}
