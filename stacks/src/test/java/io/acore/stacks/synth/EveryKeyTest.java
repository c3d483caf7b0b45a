package io.acore.stacks.synth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * No key is accepted and ignored: each moves the Terraform at a place that is written down here.
 */
final class EveryKeyTest {
  private static final String BASE =
      """
      agent_name: demo
      region: eu-west-1
      runtime_source_path: agent-code
      enable_browser: true
      enable_policy_engine: true
      bff:
        issuers:
          - id: corp
            issuer: https://login.example.com
            client_id: agent
            client_secret: ${secret:bff-client}
            tenants: {acme: acme}
      """;

  @TempDir Path scratch;
  private Project project = new Project(Path.of(""), Path.of(""));

  @BeforeEach
  void makeProject() {
    project = Project.of(BASE, scratch);
  }

  /**
   * One key.
   *
   * @param key the key and its other value
   * @param with what has to be set beside it, before and after; blanks between
   * @param pointer a JSON pointer at which the two outputs differ
   */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/every-key.csv", delimiter = ';', numLinesToSkip = 1)
  void movesTheTerraform(String key, String with, String pointer) {
    List<String> before = new ArrayList<>();
    if (with != null) {
      before.addAll(List.of(with.split(" ")));
    }
    List<String> after = new ArrayList<>(before);
    after.add(key);
    JsonNode first = project.terraform("", before.toArray(String[]::new));
    JsonNode second = project.terraform("", after.toArray(String[]::new));
    Set<String> moved = new TreeSet<>();
    differences("", first, second, moved);
    assertThat(moved).as("places that `%s` moves", key).contains(pointer);
  }

  @Test
  void theEnvironmentIsPartOfEveryName() {
    Project staged = Project.of(BASE + "environment: stage\n", scratch);
    assertThat(staged.terraform("").at("/locals/memory_input/name").asText())
        .isEqualTo("demo_stage_memory");
  }

  private static void differences(String at, JsonNode left, JsonNode right, Set<String> moved) {
    if (left.equals(right)) {
      return;
    }
    moved.add(at);
    if (left.isObject() && right.isObject()) {
      Set<String> names = new TreeSet<>();
      left.fieldNames().forEachRemaining(names::add);
      right.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        differences(at + "/" + escaped, left.path(name), right.path(name), moved);
      }
    } else if (left.isArray() && right.isArray()) {
      for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
        differences(at + "/" + i, left.path(i), right.path(i), moved);
      }
    }
  }
}
