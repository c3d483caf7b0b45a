package io.acore.constructs.bridge;

import io.acore.base.FileTrees;
import io.acore.constructs.terraform.AcoreApp;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.constructs.Construct;

/** Small stacks with bridged resources, for the tests of this package. */
final class BridgeStacks {
  private BridgeStacks() {}

  /** Synthesizes one stack; gives the folder of its {@code cdk.tf.json}. */
  static Path synth(Path folder, BridgeForm form, Consumer<AcoreStack> content) throws IOException {
    FileTrees.delete(folder.resolve("stacks/demo-dev/cdk.tf.json"));
    AcoreApp app = new AcoreApp(folder);
    AcoreStack stack = app.add(new AcoreStack(app, "demo-dev"));
    new BridgeSettings(
            form,
            "/acore/demo/dev",
            Expression.literal("eu-west-1"),
            Map.of("AgentName", "demo", "Owner", "team"))
        .attachTo(stack);
    content.accept(stack);
    app.synthesize();
    return folder.resolve("stacks/demo-dev");
  }

  static BridgedResource memory(AcoreStack stack, int days, String... strategies) {
    return BridgedResource.builder(new Construct(stack, "memory"), BridgeKind.MEMORY)
        .name(Expression.literal("demo_memory"))
        .input(
            Map.of(
                "eventExpiryDuration",
                days,
                "memoryStrategies",
                List.of(strategies).stream()
                    .map(name -> Map.of("semanticMemoryStrategy", Map.of("name", name)))
                    .toList()))
        .build();
  }

  static BridgedResource runtime(AcoreStack stack, String image) {
    return BridgedResource.builder(new Construct(stack, "runtime"), BridgeKind.AGENT_RUNTIME)
        .name(Expression.literal("demo_agent"))
        .input(
            Map.of(
                "agentRuntimeArtifact",
                Map.of("containerConfiguration", Map.of("containerUri", image)),
                "roleArn",
                Expression.reference("aws_iam_role.agent.arn"),
                "networkConfiguration",
                Map.of("networkMode", "PUBLIC"),
                "environmentVariables",
                Map.of("GREETING", "it's ${not} \"code\" $(id) `id`")))
        .build();
  }

  static void role(AcoreStack stack) {
    stack.block(
        Block.RESOURCE,
        "aws_iam_role",
        "agent",
        Map.of(
            "name",
            "demo-agent",
            "assume_role_policy",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                + "\"Principal\":{\"Service\":\"bedrock-agentcore.amazonaws.com\"}}]}"));
  }

  static BridgedResource gateway(AcoreStack stack) {
    return BridgedResource.builder(new Construct(stack, "gateway"), BridgeKind.GATEWAY)
        .name(Expression.literal("demo-gateway"))
        .input(
            Map.of(
                "roleArn",
                Expression.reference("aws_iam_role.agent.arn"),
                "authorizerType",
                "AWS_IAM",
                "protocolType",
                "MCP"))
        .build();
  }

  static BridgedResource target(AcoreStack stack, BridgedResource gateway) {
    return BridgedResource.builder(new Construct(stack, "target"), BridgeKind.GATEWAY_TARGET)
        .name(Expression.literal("search"))
        .parent("gatewayIdentifier", gateway)
        .input(
            Map.of(
                "targetConfiguration",
                Map.of(
                    "mcp", Map.of("mcpServer", Map.of("endpoint", "https://mcp.example.test/")))))
        .build();
  }

  /** Forces a replacement when the id changes, as a runtime's log group does. */
  static void logGroupNamedAfter(AcoreStack stack, BridgedResource resource) {
    stack.block(
        Block.RESOURCE,
        "aws_cloudwatch_log_group",
        "of_it",
        Map.of("name", Expression.literal("/acore/").plus(resource.id())));
  }
}
