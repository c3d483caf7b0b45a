package io.acore.stacks.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Buckets that a stack made and Terraform would not delete, because there is something in them.
 * Those with {@code force_destroy} are emptied by Terraform itself.
 */
final class CreatedBuckets {
  private final Target target;
  private final ProcessRunner processes;

  CreatedBuckets(Target target, ProcessRunner processes) {
    this.target = target;
    this.processes = processes;
  }

  /** The names of those buckets in a state as {@code terraform state pull} gives it. */
  static List<String> in(JsonNode state) {
    List<String> names = new ArrayList<>();
    for (JsonNode resource : state.path("resources")) {
      if (resource.path("mode").asText().equals("managed")
          && resource.path("type").asText().equals("aws_s3_bucket")) {
        for (JsonNode instance : resource.path("instances")) {
          JsonNode attributes = instance.path("attributes");
          if (!attributes.path("force_destroy").asBoolean()) {
            names.add(attributes.path("bucket").asText());
          }
        }
      }
    }
    return names;
  }

  /** Those with objects or old versions in them. */
  List<String> holding(List<String> buckets) {
    return buckets.stream().filter(bucket -> !page(bucket).isEmpty()).toList();
  }

  /** Deletes every version of every object. */
  void empty(String bucket) {
    for (List<Map<String, String>> page = page(bucket); !page.isEmpty(); page = page(bucket)) {
      delete(bucket, page);
    }
  }

  // A thousand is what one delete call takes.
  private List<Map<String, String>> page(String bucket) {
    ProcessResult result =
        aws(
            "list-object-versions",
            "--bucket",
            bucket,
            "--max-keys",
            "1000",
            "--no-paginate",
            "--output",
            "json");
    if (!result.ok()) {
      if (result.stderr().contains("NoSuchBucket")) {
        return List.of();
      }
      throw failed("The bucket `" + bucket + "` cannot be listed", result);
    }
    List<Map<String, String>> page = new ArrayList<>();
    if (!result.stdout().isBlank()) {
      JsonNode listed = Json.parse(result.stdout());
      for (String list : List.of("Versions", "DeleteMarkers")) {
        for (JsonNode version : listed.path(list)) {
          page.add(
              Map.of(
                  "Key", version.path("Key").asText(),
                  "VersionId", version.path("VersionId").asText()));
        }
      }
    }
    return page.subList(0, Math.min(page.size(), 1000));
  }

  private void delete(String bucket, List<Map<String, String>> page) {
    try {
      Path file = Files.createTempFile("acore-delete-", ".json");
      try {
        Files.writeString(file, Json.compact(Map.of("Objects", page, "Quiet", true)));
        ProcessResult result =
            aws("delete-objects", "--bucket", bucket, "--delete", "file://" + file);
        if (!result.ok() || result.stdout().contains("\"Errors\"")) {
          throw failed("The bucket `" + bucket + "` cannot be emptied", result);
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessResult aws(String... arguments) {
    List<String> command = new ArrayList<>(List.of("aws", "s3api"));
    command.addAll(List.of(arguments));
    return processes.run(target.prepare(ProcessRequest.of(command)).with("AWS_PAGER", ""));
  }

  private static ToolError failed(String what, ProcessResult result) {
    return new ToolError(
        what,
        (result.stderr() + result.stdout()).strip().replaceAll("\\s+", " "),
        "allow `s3:ListBucketVersions` and `s3:DeleteObjectVersion` on it, or empty it by hand, and run"
            + " `acore destroy` again");
  }
}
