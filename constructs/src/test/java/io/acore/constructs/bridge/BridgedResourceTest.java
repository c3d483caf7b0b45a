package io.acore.constructs.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Golden;
import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.base.UserError;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.constructs.Construct;

final class BridgedResourceTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void isThreeResourcesAndADataSourceInEitherForm(BridgeForm form) throws IOException {
    JsonNode terraform =
        synth(
            form,
            stack -> {
              BridgeStacks.role(stack);
              BridgedResource memory = BridgeStacks.memory(stack, 30, "facts");
              BridgedResource gateway = BridgeStacks.gateway(stack);
              BridgeStacks.target(stack, gateway);
              stack.output("memory_version", memory.state("version"));
              stack.output("gateway_url", gateway.output("url"));
            });
    assertThat(terraform.at("/resource/" + form.type()).fieldNames())
        .toIterable()
        .contains("memory", "memory_create", "memory_config", "target", "target_config");
    assertThat(terraform.at("/data/aws_ssm_parameter/memory/depends_on/0").asText())
        .as("with the content in between, every update would make the id unknown")
        .isEqualTo(form.type() + ".memory_create");
    Golden.assertGolden("bridge/" + form.type() + ".tf.json", Json.pretty(terraform));
  }

  @Test
  void theStacksFolderHasAllThatItNeeds() throws IOException {
    synth(BridgeForm.NULL_RESOURCE, stack -> BridgeStacks.memory(stack, 30));
    Path bridge = folder.resolve("stacks/demo-dev/bridge");
    assertThat(Files.readString(bridge.resolve("bridge.sh"))).startsWith("#!/bin/sh\n");
    assertThat(Files.readString(bridge.resolve("kinds.conf"))).contains("\n[memory]\n");
    Path again = folder.resolve("again");
    BridgeFiles.write(again, java.util.List.of());
    for (String name : java.util.List.of("bridge.sh", "kinds.conf")) {
      assertThat(Sha256.of(again.resolve(name))).isEqualTo(Sha256.of(bridge.resolve(name)));
    }
  }

  @Test
  void aUsersOwnKindTravelsWithTheStack() throws IOException {
    BridgeKind guardrail = BridgeKind.custom("guardrail", BridgeKindTest.guardrail());
    JsonNode terraform =
        synth(
            BridgeForm.NULL_RESOURCE,
            stack ->
                BridgedResource.builder(new Construct(stack, "guard"), guardrail)
                    .name(Expression.literal("demo"))
                    .input(Map.of("blockedInputMessaging", "no"))
                    .region(Expression.literal("us-east-1"))
                    .build());
    assertThat(terraform.at("/resource/null_resource/guard/triggers/region").asText())
        .isEqualTo("us-east-1");
    assertThat(terraform.at("/resource/null_resource/guard/triggers/store").asText())
        .isEqualTo("eu-west-1");
    assertThat(Files.readString(folder.resolve("stacks/demo-dev/bridge/kinds.conf")))
        .contains("\n[guardrail]\n");
  }

  @Test
  void whatOnlyANewOneCanHaveIsPartOfTheOwner() throws IOException {
    JsonNode terraform =
        synth(
            BridgeForm.NULL_RESOURCE,
            stack -> {
              BridgedResource.builder(new Construct(stack, "browser"), BridgeKind.BROWSER)
                  .name(Expression.literal("demo_browser"))
                  .input(Map.of("networkConfiguration", Map.of("networkMode", "PUBLIC")))
                  .build();
              BridgedResource.builder(new Construct(stack, "memory"), BridgeKind.MEMORY)
                  .name(Expression.literal("demo_memory"))
                  .input(
                      Map.of(
                          "eventExpiryDuration",
                          30,
                          "encryptionKeyArn",
                          Expression.reference("aws_kms_key.k.arn")))
                  .build();
            });
    assertThat(terraform.at("/resource/null_resource/browser/triggers/fixed").asText())
        .contains("contains([\"networkConfiguration\"], k)");
    assertThat(terraform.at("/resource/null_resource/memory/triggers/fixed").asText())
        .contains("contains([\"encryptionKeyArn\"], k)");
    assertThat(terraform.at("/resource/null_resource/memory/depends_on/0").asText())
        .as("the key stays until the memory is gone")
        .isEqualTo("aws_kms_key.k");
  }

  @Test
  void aSecretIsNowhereButInTheEnvironmentOfTheScriptAndThereAsAReference() throws IOException {
    JsonNode terraform =
        synth(
            BridgeForm.NULL_RESOURCE,
            stack ->
                BridgedResource.builder(
                        new Construct(stack, "key"), BridgeKind.API_KEY_CREDENTIAL_PROVIDER)
                    .name(Expression.literal("search"))
                    .secret("apiKey", "${env:SEARCH_KEY}")
                    .build());
    assertThat(terraform.at("/locals/key_input/apiKey").asText()).startsWith("@acore:");
    assertThat(terraform.at("/resource/null_resource/key/triggers").toString())
        .doesNotContain("SEARCH_KEY");
    assertThatThrownBy(
            () ->
                synth(
                    BridgeForm.NULL_RESOURCE,
                    stack ->
                        BridgedResource.builder(
                                new Construct(stack, "key"), BridgeKind.API_KEY_CREDENTIAL_PROVIDER)
                            .name(Expression.literal("search"))
                            .secret("apiKey", "hunter2")
                            .build()))
        .isInstanceOfSatisfying(
            UserError.class, error -> assertThat(error.render()).doesNotContain("hunter2"));
  }

  @Test
  void aLargeInputTravelsAsAFile() throws IOException {
    String schema = "{\"openapi\": \"3.0\"} ${x} é ".repeat(6000);
    JsonNode terraform =
        synth(
            BridgeForm.NULL_RESOURCE,
            stack -> {
              BridgeStacks.role(stack);
              BridgedResource.builder(new Construct(stack, "target"), BridgeKind.GATEWAY_TARGET)
                  .name(Expression.literal("big"))
                  .parent("gatewayIdentifier", BridgeStacks.gateway(stack))
                  .input(
                      Map.of(
                          "targetConfiguration",
                          Map.of("mcp", Map.of("openApiSchema", Map.of("inlinePayload", schema)))))
                  .build();
            });
    assertThat(terraform.at("/locals/target_input").toString().length()).isLessThan(1000);
    try (var files = Files.list(folder.resolve("stacks/demo-dev/bridge/inputs"))) {
      JsonNode part = Json.read(files.findFirst().orElseThrow());
      assertThat(part.at("/mcp/openApiSchema/inlinePayload").asText()).isEqualTo(schema);
    }
  }

  @Test
  void theUpdateCallGetsItsOwnShapes() {
    BridgeInput engine =
        BridgeInput.of(
            BridgeKind.POLICY_ENGINE,
            Map.of("name", "e", "description", "d", "encryptionKeyArn", "k"));
    assertThat(Json.compact(engine.update()))
        .isEqualTo("{\"description\":{\"optionalValue\":\"d\"}}");

    BridgeInput cleared = BridgeInput.of(BridgeKind.POLICY_ENGINE, Map.of("name", "e"));
    assertThat(Json.compact(cleared.update())).isEqualTo("{\"description\":{}}");

    BridgeInput record =
        BridgeInput.of(
            BridgeKind.REGISTRY_RECORD,
            Map.of(
                "registryId",
                "r",
                "name",
                "n",
                "descriptors",
                Map.of("mcp", Map.of("server", Map.of("inlineContent", "{}")))));
    assertThat(Json.compact(record.update()))
        .isEqualTo(
            "{\"description\":{},\"descriptors\":{\"optionalValue\":{\"mcp\":{\"optionalValue\":"
                + "{\"server\":{\"optionalValue\":{\"inlineContent\":\"{}\"}}}}}}}");

    BridgeInput evaluation =
        BridgeInput.of(
            BridgeKind.ONLINE_EVALUATION,
            Map.of("onlineEvaluationConfigName", "o", "enableOnCreate", false));
    assertThat(Json.compact(evaluation.update())).isEqualTo("{\"executionStatus\":\"DISABLED\"}");

    BridgeInput gateway =
        BridgeInput.of(BridgeKind.GATEWAY, Map.of("name", "g", "authorizerType", "NONE"));
    assertThat(gateway.update()).as("its update wants the name again").containsKey("name");

    BridgeInput runtime =
        BridgeInput.of(
            BridgeKind.AGENT_RUNTIME,
            Map.of(
                "agentRuntimeName", "a", "metadataConfiguration", Map.of("requireMMDSV2", true)));
    assertThat(runtime.create()).doesNotContainKey("metadataConfiguration");
    assertThat(runtime.update()).containsOnlyKeys("metadataConfiguration");
    assertThat(runtime.followUp()).isTrue();
  }

  @Test
  void aStrategyThatIsModifiedHasItsPartsInOtherWrappers() {
    Map<String, Object> delta =
        MemoryStrategyDelta.of(
            Map.of(
                "customMemoryStrategy",
                Map.of(
                    "name",
                    "own",
                    "description",
                    "d",
                    "configuration",
                    Map.of("semanticOverride", Map.of("extraction", Map.of("modelId", "m"))))));
    assertThat(delta).containsEntry("type", "CUSTOM").containsEntry("name", "own");
    assertThat(Json.compact(java.util.Objects.requireNonNull(delta.get("modify"))))
        .isEqualTo(
            "{\"configuration\":{\"extraction\":{\"customExtractionConfiguration\":"
                + "{\"semanticExtractionOverride\":{\"modelId\":\"m\"}}}},\"description\":\"d\"}");
  }

  @Test
  void aNameThatTheServiceWouldRefuseIsAnErrorAtSynth() {
    assertThatThrownBy(
            () ->
                synth(
                    BridgeForm.NULL_RESOURCE,
                    stack ->
                        BridgedResource.builder(new Construct(stack, "memory"), BridgeKind.MEMORY)
                            .name(Expression.literal("my-memory"))
                            .build()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("my-memory");
  }

  private JsonNode synth(BridgeForm form, Consumer<AcoreStack> content) throws IOException {
    Path stack = BridgeStacks.synth(folder, form, content);
    ObjectNode json = (ObjectNode) Json.read(stack.resolve("cdk.tf.json"));
    json.remove("//");
    json.remove("terraform");
    return json;
  }
}
