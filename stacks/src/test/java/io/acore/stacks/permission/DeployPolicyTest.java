package io.acore.stacks.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FileTrees;
import io.acore.base.Golden;
import io.acore.base.Json;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeployPolicyTest {
  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final Path STACK = RESOURCES.resolve("permission/stack");

  /** Where an API operation and the IAM action that allows it have different names. */
  private static final Map<String, String> ACTION_OF =
      Map.ofEntries(
          Map.entry("S3 HeadBucket", "s3:ListBucket"),
          Map.entry("S3 HeadObject", "s3:GetObject"),
          Map.entry("S3 GetBucketCors", "s3:GetBucketCORS"),
          Map.entry("S3 GetBucketEncryption", "s3:GetEncryptionConfiguration"),
          Map.entry("S3 PutBucketEncryption", "s3:PutEncryptionConfiguration"),
          Map.entry("S3 GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration"),
          Map.entry("S3 PutBucketLifecycleConfiguration", "s3:PutLifecycleConfiguration"),
          Map.entry("S3 GetBucketReplication", "s3:GetReplicationConfiguration"),
          Map.entry("S3 GetBucketAccelerateConfiguration", "s3:GetAccelerateConfiguration"),
          Map.entry("S3 GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration"),
          Map.entry("S3 GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
          Map.entry("S3 PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"));

  @TempDir Path folder;

  @Test
  void allowsWhatAnAgentWithEverythingNeeds() {
    Golden.assertGolden("permission/integrated.json", Json.pretty(policy()));
  }

  @Test
  void allowsEveryCallThatTheProviderWasSeenToMake() throws IOException {
    List<String> denied = new ArrayList<>();
    for (String line : Files.readAllLines(RESOURCES.resolve("permission/recorded-calls.txt"))) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] words = line.split(" ", 3);
      String call = words[1] + " " + words[2];
      String action =
          ACTION_OF.getOrDefault(
              call, words[1].toLowerCase(java.util.Locale.ROOT) + ":" + words[2]);
      if (!allows(policy(), action)) {
        denied.add(line + " (" + action + ")");
      }
    }
    assertThat(denied).isEmpty();
  }

  @Test
  void namesNoWildcardActionAndStarsOnlyWhereNoResourceIsKnown() {
    for (JsonNode statement : policy().path("Statement")) {
      assertThat(statement.path("Action"))
          .allSatisfy(action -> assertThat(action.asText()).doesNotContain("*"));
      if (statement.path("Resource").toString().contains("\"*\"")) {
        assertThat(statement.path("Action"))
            .allSatisfy(
                action -> assertThat(action.asText()).matches("[a-z-]+:(List|Describe|Create).*"));
      }
    }
  }

  @Test
  void staysInsideTheAgentsOwnNames() {
    assertThat(matching("iam:CreateRole"))
        .allSatisfy(arn -> assertThat(arn).contains(":role/my-integrated-dev-"));
    assertThat(matching("s3:PutObject"))
        .allSatisfy(arn -> assertThat(arn).startsWith("arn:aws:s3:::my-integrated-dev-"));
    assertThat(matching("ssm:PutParameter"))
        .allSatisfy(arn -> assertThat(arn).contains(":parameter/acore/my-integrated/dev"));
    assertThat(matching("iam:PassRole")).isNotEmpty().noneMatch(arn -> arn.endsWith("role/*"));
  }

  @Test
  void everyResourceTypeThatAcoreEmitsIsKnown() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("golden"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".tf.json")).toList()) {
        for (Map.Entry<String, JsonNode> type : Json.read(file).path("resource").properties()) {
          if (type.getKey().startsWith("aws_")) {
            stack(Map.of(type.getKey(), Map.of()));
            DeployPolicy.of(List.of(folder), "*");
          }
        }
      }
    }
  }

  @Test
  void aTypeThatIsNotKnownIsAnErrorAndNoGap() throws IOException {
    stack(Map.of("aws_quantum_device", Map.of("a", Map.of())));
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> DeployPolicy.of(List.of(folder), "*"))
        .satisfies(error -> assertThat(error.what()).contains("aws_quantum_device"));
  }

  private void stack(Map<String, Object> resources) throws IOException {
    FileTrees.write(folder.resolve("cdk.tf.json"), Json.compact(Map.of("resource", resources)));
    FileTrees.write(folder.resolve("bridge/kinds.conf"), "");
  }

  private static JsonNode policy() {
    return DeployPolicy.of(List.of(STACK), "*");
  }

  private static boolean allows(JsonNode policy, String action) {
    for (JsonNode statement : policy.path("Statement")) {
      for (JsonNode allowed : statement.path("Action")) {
        if (allowed.asText().equals(action)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<String> matching(String action) {
    List<String> arns = new ArrayList<>();
    for (JsonNode statement : policy().path("Statement")) {
      for (JsonNode allowed : statement.path("Action")) {
        if (allowed.asText().equals(action)) {
          statement.path("Resource").forEach(arn -> arns.add(arn.asText()));
        }
      }
    }
    return arns;
  }
}
