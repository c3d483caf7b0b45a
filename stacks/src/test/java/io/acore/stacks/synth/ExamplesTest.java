package io.acore.stacks.synth;

import static io.acore.base.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExamplesTest {
  @TempDir Path scratch;

  @ParameterizedTest
  @CsvSource({
    "1-hello-world,null_resource",
    "2-gateway-tool,null_resource",
    "3-deepresearch,null_resource",
    "5-integrated,null_resource",
    "5-integrated,terraform_data",
    "mcp-servers,null_resource"
  })
  void becomesTheTerraformThatWasReviewed(String example, String form) {
    JsonNode terraform =
        Project.example(example, scratch).terraform("dev", "bridge.resource=" + form);
    assertGolden("examples/" + example + "." + form + ".tf.json", Json.pretty(terraform));
    everyOwnerHasItsThreePartsAndItsId(terraform, form);
  }

  private static void everyOwnerHasItsThreePartsAndItsId(JsonNode terraform, String form) {
    Set<String> names = new TreeSet<>();
    terraform.at("/resource/" + form).fieldNames().forEachRemaining(names::add);
    Set<String> owners = new TreeSet<>();
    for (String name : names) {
      if (names.contains(name + "_create")) {
        owners.add(name);
      }
    }
    assertThat(names).hasSize(owners.size() * 3);
    for (String owner : owners) {
      assertThat(names).contains(owner + "_create", owner + "_config");
      assertThat(terraform.at("/data/aws_ssm_parameter/" + owner).isObject()).as(owner).isTrue();
    }
  }
}
