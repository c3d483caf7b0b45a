package io.acore.localcloud.runtime;

import io.acore.base.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Brings a runtime version's zip here, once, however many sessions ask for it at the same time. */
final class CodeStore {
  private final Path folder;
  private final AwsCalls aws;
  private final Map<Path, Object> locks = new ConcurrentHashMap<>();

  CodeStore(Path folder, AwsCalls aws) {
    this.folder = folder;
    this.aws = aws;
  }

  /** The folder with the version's code in it. */
  Path code(AgentSpec spec, Artifact.CodeZip zip) throws AgentFailure {
    Path ready = folder.resolve(spec.id()).resolve(spec.version());
    synchronized (locks.computeIfAbsent(ready, path -> new Object())) {
      if (!Files.isDirectory(ready)) {
        fetch(spec, zip, ready);
      }
    }
    return ready;
  }

  /** Removes all versions of a runtime that is gone. */
  void forget(String runtimeId) throws IOException {
    Path all = folder.resolve(runtimeId);
    locks.keySet().removeIf(path -> path.startsWith(all));
    FileTrees.delete(all);
  }

  private void fetch(AgentSpec spec, Artifact.CodeZip zip, Path ready) throws AgentFailure {
    String where = "`s3://" + zip.bucket() + "/" + zip.key() + "`";
    try {
      Files.createDirectories(ready.getParent());
      Path work = Files.createTempDirectory(ready.getParent(), ".unpack-");
      try {
        Path file = work.resolve("package.zip");
        aws.download(zip.bucket(), zip.key(), zip.versionId(), spec.region(), file);
        Path code = Files.createDirectory(work.resolve("code"));
        Unzip.unpack(file, code, Unzip.LARGEST_BYTES);
        FileTrees.move(code, ready);
      } finally {
        FileTrees.delete(work);
      }
    } catch (AwsFailure e) {
      throw new AgentFailure(
          "The runtime's code could not be read from " + where + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new AgentFailure(
          "The runtime's code from " + where + " could not be unpacked: " + e.getMessage(), e);
    }
  }
}
