package io.acore.constructs.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.constructs.terraform.AcoreApp;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.constructs.Construct;

final class BridgedResourceTest {
  @TempDir Path folder;

  @Test
  void isThreeResourcesAndADataSource() throws IOException {
    JsonNode terraform = synth("a ${b}");
    assertThat(terraform.at("/resource/null_resource").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("memory", "memory_create", "memory_config");
    assertThat(terraform.at("/data/aws_ssm_parameter/memory/depends_on/0").asText())
        .isEqualTo("null_resource.memory_create");
    assertThat(terraform.at("/locals/memory_input/description").asText()).isEqualTo("a $${b}");
  }

  private JsonNode synth(String description) throws IOException {
    AcoreApp app = new AcoreApp(folder);
    AcoreStack stack = app.add(new AcoreStack(app, "demo-dev"));
    new BridgeSettings(
            BridgeForm.NULL_RESOURCE,
            "/acore/demo/dev",
            Expression.literal("eu-west-1"),
            Map.of("Owner", "team"))
        .attachTo(stack);
    BridgedResource.builder(new Construct(stack, "memory"), BridgeKind.MEMORY)
        .name(Expression.literal("demo_memory"))
        .input(Map.of("eventExpiryDuration", 30, "description", description))
        .build();
    app.synthesize();
    return Json.read(folder.resolve("stacks/demo-dev/cdk.tf.json"));
  }
}
