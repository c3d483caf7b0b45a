package io.acore.localcloud.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * What a running local cloud tells of itself in `.acore/local/state.json`.
 *
 * @param pid the server's process
 * @param endpointUrl where every AWS client goes
 * @param motoUrl where moto listens; only for looking at it
 * @param motoPid moto's process, a child of the server
 * @param accountId the account that everything is in
 * @param token what the local cloud's own commands need
 * @param startedAt an ISO time stamp
 */
public record StateFile(
    long pid,
    String endpointUrl,
    String motoUrl,
    long motoPid,
    String accountId,
    String token,
    String startedAt) {

  private static final String NAME = "state.json";

  void write(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    Path mine = folder.resolve(NAME + ".new");
    Files.deleteIfExists(mine);
    // The token is in it: no other user of the machine may read it, not even for a moment
    Files.createFile(
        mine, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(mine, Json.pretty(Json.tree(this)));
    FileTrees.move(mine, file);
  }

  static void remove(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(NAME));
  }

  static Optional<StateFile> read(Path folder) throws IOException {
    try {
      return Optional.of(
          Json.mapper().readValue(Files.readAllBytes(folder.resolve(NAME)), StateFile.class));
    } catch (NoSuchFileException | JsonProcessingException noneOrHalf) {
      return Optional.empty();
    }
  }
}
