package io.acore.localcloud.runtime;

import io.acore.base.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Brings code here, once, however many processes ask for it at the same time. */
public final class CodeStore {
  private final Path folder;
  private final AwsCalls aws;
  private final Map<Path, Object> locks = new ConcurrentHashMap<>();

  public CodeStore(Path folder, AwsCalls aws) {
    this.folder = folder;
    this.aws = aws;
  }

  /** Puts the code into its folder; {@code work} goes afterwards. */
  @FunctionalInterface
  public interface Source {
    void unpack(Path work, Path code) throws IOException, AwsFailure;
  }

  /** The folder with this code in it: what is there stays, what is not is unpacked as a whole. */
  public Path once(String owner, String version, Source source) throws IOException, AwsFailure {
    Path ready = folder.resolve(owner).resolve(version);
    synchronized (locks.computeIfAbsent(ready, path -> new Object())) {
      if (!Files.isDirectory(ready)) {
        Files.createDirectories(ready.getParent());
        Path work = Files.createTempDirectory(ready.getParent(), ".unpack-");
        try {
          Path code = Files.createDirectory(work.resolve("code"));
          source.unpack(work, code);
          FileTrees.move(code, ready);
        } finally {
          FileTrees.delete(work);
        }
      }
    }
    return ready;
  }

  /** The folder with a runtime version's code in it. */
  Path code(AgentSpec spec, Artifact.CodeZip zip) throws AgentFailure {
    String where = "`s3://" + zip.bucket() + "/" + zip.key() + "`";
    try {
      return once(
          spec.id(),
          spec.version(),
          (work, code) -> {
            Path file = work.resolve("package.zip");
            aws.download(zip.bucket(), zip.key(), zip.versionId(), spec.region(), file);
            Unzip.unpack(file, code, Unzip.LARGEST_BYTES);
          });
    } catch (AwsFailure e) {
      throw new AgentFailure(
          "The runtime's code could not be read from " + where + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new AgentFailure(
          "The runtime's code from " + where + " could not be unpacked: " + e.getMessage(), e);
    }
  }

  /** Removes all versions of an owner that is gone. */
  public void forget(String owner) throws IOException {
    Path all = folder.resolve(owner);
    locks.keySet().removeIf(path -> path.startsWith(all));
    FileTrees.delete(all);
  }
}
