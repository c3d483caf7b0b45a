package io.acore.localcloud.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a runtime version runs. */
public sealed interface Artifact {
  static Artifact of(JsonNode artifact) {
    JsonNode code = artifact.path("codeConfiguration");
    if (code.isMissingNode()) {
      return new Image(artifact.path("containerConfiguration").path("containerUri").asText());
    }
    JsonNode s3 = code.path("code").path("s3");
    List<String> entryPoint = new ArrayList<>();
    code.path("entryPoint").forEach(word -> entryPoint.add(word.asText()));
    return new CodeZip(
        s3.path("bucket").asText(),
        s3.path("prefix").asText(),
        Optional.ofNullable(s3.path("versionId").textValue()),
        code.path("runtime").asText(),
        entryPoint);
  }

  /**
   * A zip in S3.
   *
   * @param language such as {@code PYTHON_3_12}
   * @param entryPoint the file to run, with {@code opentelemetry-instrument} in front or without
   */
  record CodeZip(
      String bucket,
      String key,
      Optional<String> versionId,
      String language,
      List<String> entryPoint)
      implements Artifact {
    public CodeZip {
      entryPoint = List.copyOf(entryPoint);
    }
  }

  /** A container image. */
  record Image(String uri) implements Artifact {}
}
