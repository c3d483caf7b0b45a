package io.acore.localcloud.lambda;

import io.acore.base.FileTrees;
import io.acore.base.Sha256;
import io.acore.localcloud.runtime.AwsCalls;
import io.acore.localcloud.runtime.AwsFailure;
import io.acore.localcloud.runtime.CodeStore;
import io.acore.localcloud.runtime.Unzip;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What `/var/task` and `/opt` are on AWS: a function's code, and its layers over each other. */
final class FunctionCode {
  /** What Lambda allows code and layers to have together. */
  private static final long LARGEST_BYTES = 250L * 1024 * 1024;

  private final Path folder;
  private final AwsCalls aws;
  private final CodeStore store;

  FunctionCode(Path folder, AwsCalls aws) {
    this.folder = folder.resolve("code");
    this.aws = aws;
    this.store = new CodeStore(this.folder, aws);
  }

  Path task(FunctionSpec spec) throws CannotStart, IOException {
    return unpacked(spec.name(), digest(spec), "/_acore/code", List.of(spec.versionArn()));
  }

  Path layers(FunctionSpec spec) throws CannotStart, IOException {
    String digest = Sha256.of(String.join("\n", spec.layers())).hex();
    return unpacked("_layers", digest, "/_acore/layer", spec.layers());
  }

  /** Removes a function's code but for the versions that are in use. */
  void keepOnly(String name, Collection<FunctionSpec> used) throws IOException {
    Set<String> kept = used.stream().map(FunctionCode::digest).collect(Collectors.toSet());
    try (Stream<Path> versions = Files.list(folder.resolve(name))) {
      for (Path version : versions.toList()) {
        String file = version.getFileName().toString();
        if (!kept.contains(file) && !file.startsWith(".")) {
          FileTrees.delete(version);
        }
      }
    }
  }

  private Path unpacked(String owner, String version, String path, List<String> arns)
      throws CannotStart, IOException {
    try {
      return store.once(
          owner,
          version,
          (work, code) -> {
            Path zip = work.resolve("package.zip");
            for (String arn : arns) {
              aws.fetch(path + "?arn=" + URLEncoder.encode(arn, StandardCharsets.UTF_8), zip);
              Unzip.unpack(zip, code, LARGEST_BYTES);
            }
          });
    } catch (AwsFailure e) {
      throw new CannotStart(
          "ResourceNotFoundException", "The code could not be read: " + e.getMessage(), e);
    } catch (java.util.zip.ZipException e) {
      throw new CannotStart(
          "InvalidZipFileException", "Lambda could not unzip the code: " + e.getMessage(), e);
    }
  }

  // The API writes it in base 64, which has slashes
  private static String digest(FunctionSpec spec) {
    return Sha256.of(spec.codeSha256()).hex();
  }
}
