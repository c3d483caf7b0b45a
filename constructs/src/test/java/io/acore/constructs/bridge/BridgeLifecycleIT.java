package io.acore.constructs.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.Json;
import io.acore.base.ProcessResult;
import io.acore.constructs.terraform.AcoreStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bridge under a real Terraform, provider and AWS CLI; moto answers. */
final class BridgeLifecycleIT {
  @TempDir Path scratch;
  private Path out = Path.of("");
  private Terraform terraform;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    out = scratch.resolve("my out");
    terraform = new Terraform(scratch, out.resolve("stacks/demo-dev"));
  }

  @AfterEach
  void stop() {
    terraform.close();
  }

  @Test
  void makesUpdatesAndRemovesEverything() throws IOException {
    synth(
        stack -> {
          BridgeStacks.role(stack);
          BridgeStacks.logGroupNamedAfter(stack, BridgeStacks.memory(stack, 30, "facts"));
          BridgeStacks.runtime(stack, "public.ecr.aws/demo/agent:1");
          BridgeStacks.target(stack, BridgeStacks.gateway(stack));
        });
    terraform.init();
    terraform.apply();
    assertThat(terraform.leftovers()).hasSize(4);
    String variables =
        terraform.aws(
            "bedrock-agentcore-control",
            "get-agent-runtime",
            "--query",
            "environmentVariables.GREETING",
            "--agent-runtime-id",
            terraform.aws(
                "bedrock-agentcore-control",
                "list-agent-runtimes",
                "--query",
                "agentRuntimes[0].agentRuntimeId"));
    assertThat(variables).isEqualTo("it's ${not} \"code\" $(id) `id`");
    assertThat(terraform.run("plan", "-detailed-exitcode", "-no-color").exitCode()).isZero();

    String id = memoryId();
    synth(
        stack -> {
          BridgeStacks.role(stack);
          BridgeStacks.logGroupNamedAfter(stack, BridgeStacks.memory(stack, 60, "facts", "likes"));
          BridgeStacks.runtime(stack, "public.ecr.aws/demo/agent:1");
          BridgeStacks.target(stack, BridgeStacks.gateway(stack));
        });
    Golden.assertGolden("bridge/plan-of-a-changed-input.json", Json.pretty(plan()));
    terraform.apply();
    assertThat(memoryId()).isEqualTo(id);
    assertThat(memory("eventExpiryDuration")).isEqualTo("60");
    assertThat(memory("strategies[].name")).isEqualTo("facts\tlikes");
    assertThat(terraform.run("plan", "-detailed-exitcode", "-no-color").exitCode()).isZero();

    terraform.destroy();
    assertThat(terraform.leftovers()).isEmpty();
  }

  @Test
  void destroyAfterAFailedCreateLeavesNothing() throws IOException {
    synth(stack -> BridgeStacks.memory(stack, 30));
    terraform.init();
    // The record of a memory that is not ready yet when the time is over: made, recorded, failed.
    terraform.set("ACORE_WAIT_SECONDS", "-1");
    ProcessResult failed = terraform.run("apply", "-auto-approve", "-input=false", "-no-color");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.stdout() + failed.stderr()).contains("it is still CREATING");
    assertThat(terraform.leftovers()).hasSize(2);
    terraform.set("ACORE_WAIT_SECONDS", "20");
    terraform.destroy();
    assertThat(terraform.leftovers()).isEmpty();
  }

  @Test
  void aFailedCreateIsTakenUpByTheNextApply() throws IOException {
    synth(stack -> BridgeStacks.memory(stack, 30));
    terraform.init();
    terraform.set("ACORE_WAIT_SECONDS", "-1");
    terraform.run("apply", "-auto-approve", "-input=false", "-no-color");
    String id = memoryId();
    terraform.set("ACORE_WAIT_SECONDS", "20");
    terraform.apply();
    assertThat(memoryId()).isEqualTo(id);
    assertThat(terraform.run("plan", "-detailed-exitcode", "-no-color").exitCode()).isZero();
  }

  @Test
  void whatIsSwitchedOffIsDeletedByItsRemovedBlock() throws IOException {
    synth(
        stack -> {
          BridgeStacks.role(stack);
          BridgeStacks.memory(stack, 30);
          BridgeStacks.target(stack, BridgeStacks.gateway(stack));
        });
    terraform.init();
    terraform.apply();
    assertThat(terraform.leftovers()).hasSize(3);
    synth(
        stack -> {
          BridgeStacks.role(stack);
          BridgedResource.removed(
              stack, BridgeForm.TERRAFORM_DATA, BridgeKind.GATEWAY_TARGET, "target");
          BridgedResource.removed(stack, BridgeForm.TERRAFORM_DATA, BridgeKind.GATEWAY, "gateway");
          BridgedResource.removed(stack, BridgeForm.TERRAFORM_DATA, BridgeKind.MEMORY, "memory");
          BridgedResource.removed(
              stack, BridgeForm.TERRAFORM_DATA, BridgeKind.BROWSER, "never_was");
        });
    terraform.apply();
    assertThat(terraform.leftovers()).isEmpty();
    assertThat(terraform.run("plan", "-detailed-exitcode", "-no-color").exitCode()).isZero();
  }

  private void synth(Consumer<AcoreStack> content) throws IOException {
    BridgeStacks.synth(out, BridgeForm.TERRAFORM_DATA, content);
  }

  /** What the plan does, by address, and what it does not know before it has done it. */
  private JsonNode plan() {
    terraform.ok("plan", "-out=plan", "-input=false", "-no-color");
    JsonNode plan = Json.parse(terraform.ok("show", "-json", "plan"));
    Map<String, String> changes = new TreeMap<>();
    for (JsonNode resource : plan.path("resource_changes")) {
      String actions = resource.at("/change/actions").toString();
      if (!actions.equals("[\"no-op\"]")) {
        changes.put(
            resource.path("address").asText(),
            actions + " unknown " + resource.at("/change/after_unknown"));
      }
    }
    return Json.tree(changes);
  }

  private String memoryId() {
    return terraform.aws("bedrock-agentcore-control", "list-memories", "--query", "memories[0].id");
  }

  private String memory(String path) {
    return terraform.aws(
        "bedrock-agentcore-control",
        "get-memory",
        "--query",
        "memory." + path,
        "--memory-id",
        memoryId());
  }
}
