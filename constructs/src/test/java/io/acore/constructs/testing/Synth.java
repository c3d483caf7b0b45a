package io.acore.constructs.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.constructs.bridge.BridgeForm;
import io.acore.constructs.bridge.BridgeSettings;
import io.acore.constructs.terraform.AcoreApp;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Synthesizes one small stack and reads it back. */
public final class Synth {
  private Synth() {}

  /** The stack's Terraform, without CDKTF's own `//` notes at the top. */
  public static JsonNode stack(Consumer<AcoreStack> build) {
    try {
      Path folder = Files.createTempDirectory("acore-synth");
      try {
        AcoreApp app = new AcoreApp(folder);
        AcoreStack stack = app.add(new AcoreStack(app, "demo-dev"));
        stack.tagResources(Map.of("AgentName", "demo"));
        new BridgeSettings(
                BridgeForm.NULL_RESOURCE,
                "/acore/demo/dev",
                Expression.literal("eu-west-1"),
                Map.of("Owner", "team"))
            .attachTo(stack);
        build.accept(stack);
        app.synthesize();
        ObjectNode json = (ObjectNode) Json.read(folder.resolve("stacks/demo-dev/cdk.tf.json"));
        json.remove("//");
        json.remove("terraform");
        return json;
      } finally {
        FileTrees.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same for a golden file: of a bridged resource only what it waits for, because its inner
   * shape is a golden of the bridge.
   */
  public static String golden(JsonNode terraform) {
    ObjectNode copy = terraform.deepCopy();
    if (copy.at("/resource/null_resource") instanceof ObjectNode bridged) {
      bridged
          .fieldNames()
          .forEachRemaining(name -> ((ObjectNode) bridged.get(name)).retain("depends_on"));
      ((ObjectNode) copy.get("resource")).set("bridged", bridged);
      ((ObjectNode) copy.get("resource")).remove("null_resource");
    }
    if (copy.get("data") instanceof ObjectNode data) {
      data.remove("aws_ssm_parameter");
    }
    return Json.pretty(copy);
  }
}
