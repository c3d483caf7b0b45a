package io.acore.stacks.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A state file that Terraform was killed in the middle of writing.
 *
 * <p>Terraform writes a local state over the old one, so a kill may leave the first part of it, or
 * nothing. No run of Terraform gets past such a file. Beside it lies the state from before that
 * run; what the run made of bridged resources is found again by their records and owner tags.
 */
final class TornState {
  private final Path state;
  private final Path before;

  TornState(Path state) {
    this.state = state;
    this.before = state.resolveSibling(state.getFileName() + ".backup");
  }

  /**
   * Puts back the state from before, or none when there was none, and keeps what was left.
   *
   * @return whether there was anything to mend
   */
  boolean mend() throws IOException {
    if (!Files.exists(state) || !torn(Files.readAllBytes(state))) {
      return false;
    }
    try (FileChannel channel =
            FileChannel.open(state, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      // Terraform holds this lock as long as it may write: then it is not torn but half written.
      if (lock == null) {
        return false;
      }
      // Through the channel: to close any other access to the file would give the lock away.
      byte[] left = Channels.newInputStream(channel).readAllBytes();
      if (!torn(left)) {
        return false;
      }
      FileTrees.write(state.resolveSibling(state.getFileName() + ".torn"), left);
      channel.truncate(0);
      byte[] earlier = Files.exists(before) ? Files.readAllBytes(before) : new byte[0];
      if (isWhole(earlier)) {
        ByteBuffer bytes = ByteBuffer.wrap(earlier);
        channel.position(0);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      return true;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  // Terraform makes an empty file before its first run ends; with an earlier state it is a loss.
  private boolean torn(byte[] content) {
    return content.length == 0 ? Files.exists(before) : !isWhole(content);
  }

  private static boolean isWhole(byte[] content) {
    try {
      return Json.mapper().readTree(new String(content, StandardCharsets.UTF_8)).isObject();
    } catch (JsonProcessingException cutOff) {
      return false;
    }
  }
}
