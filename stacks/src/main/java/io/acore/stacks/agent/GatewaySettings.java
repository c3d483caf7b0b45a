package io.acore.stacks.agent;

import io.acore.constructs.document.Document;
import io.acore.constructs.gateway.Gateway;
import io.acore.constructs.gateway.GatewayAuthorizer;
import io.acore.constructs.gateway.GatewayProps;
import io.acore.constructs.gateway.Interceptor;
import io.acore.constructs.gateway.PolicyAttachment;
import io.acore.constructs.policy.IPolicyEngine;
import io.acore.constructs.resourcepolicy.PolicyDocument;
import io.acore.constructs.resourcepolicy.ResourcePolicy;
import io.acore.constructs.role.Role;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The block {@code gateway:}. */
final class GatewaySettings {
  private GatewaySettings() {}

  static Gateway build(
      AgentContext context, Functions functions, Optional<? extends IPolicyEngine> policyEngine) {
    Section gateway = context.config().root().section("gateway");
    GatewayProps.Builder props =
        GatewayProps.builder(context.naming().hyphenated("gateway"), authorizer(gateway))
            .semanticSearch(gateway.flag("semantic_search"))
            .responseStreaming(gateway.flag("response_streaming"))
            .debug(gateway.flag("debug"))
            .interceptors(interceptors(gateway, functions));
    gateway.optionalText("description").ifPresent(props::description);
    gateway.optionalText("instructions").ifPresent(props::instructions);
    gateway
        .optionalNumber("session_timeout_seconds")
        .map(Duration::ofSeconds)
        .ifPresent(props::sessionTimeout);
    gateway
        .optionalText("policy_engine_arn")
        .map(Expression::literal)
        .or(() -> policyEngine.map(IPolicyEngine::arn))
        .map(arn -> new PolicyAttachment(arn, mode(gateway)))
        .ifPresent(props::policy);
    Encryption.of(context).ifPresent(key -> props.kmsKeyArn(key.arn()));
    gateway
        .optionalText("role_arn")
        .map(arn -> Role.fromArn(Expression.literal(arn)))
        .ifPresent(props::role);
    Gateway made = new Gateway(context.stack(), "gateway", Blocks.placed(gateway, props::build));
    gateway
        .optionalFile("resource_policy_file")
        .ifPresent(file -> protect(context, made, context.input(file)));
    return made;
  }

  private static void protect(AgentContext context, Gateway gateway, Path file) {
    new ResourcePolicy(
        context.stack(),
        "gateway_resource_policy",
        gateway.arn(),
        gateway.resource().orElseThrow().dependency(),
        new PolicyDocument(Document.read("resource policy", file).text(), file.toString()));
  }

  private static GatewayAuthorizer authorizer(Section gateway) {
    return switch (gateway.text("authorizer_type")) {
      case "CUSTOM_JWT" -> GatewayAuthorizer.customJwt(Blocks.authorizer(gateway).orElseThrow());
      case "NONE" -> GatewayAuthorizer.none();
      default -> GatewayAuthorizer.awsIam();
    };
  }

  private static PolicyAttachment.Mode mode(Section gateway) {
    return PolicyAttachment.Mode.valueOf(gateway.text("policy_mode"));
  }

  private static List<Interceptor> interceptors(Section gateway, Functions functions) {
    List<Interceptor> interceptors = new ArrayList<>();
    for (Section section : gateway.sections("interceptors")) {
      Set<Interceptor.Point> points =
          section.texts("points").stream()
              .map(Interceptor.Point::valueOf)
              .collect(Collectors.toUnmodifiableSet());
      String name = "interceptor-" + (interceptors.size() + 1);
      interceptors.add(
          new Interceptor(
              functions.of(section, name), points, section.flag("pass_request_headers")));
    }
    return interceptors;
  }
}
