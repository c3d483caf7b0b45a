package io.acore.stacks.agent;

import io.acore.constructs.function.ExistingFunction;
import io.acore.constructs.function.IFunction;
import io.acore.constructs.gateway.ApiGatewayTool;
import io.acore.constructs.gateway.ApiGatewayToolName;
import io.acore.constructs.gateway.ApiSchema;
import io.acore.constructs.gateway.Gateway;
import io.acore.constructs.gateway.GatewayTarget;
import io.acore.constructs.gateway.GatewayTargetProps;
import io.acore.constructs.gateway.HttpMethod;
import io.acore.constructs.gateway.PassedHeaders;
import io.acore.constructs.gateway.TargetConfiguration;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.toolschema.ToolSchema;
import io.acore.stacks.config.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The block {@code mcp_targets:}. */
final class GatewayTargets {
  private final AgentContext context;
  private final Functions functions;

  private GatewayTargets(AgentContext context, Functions functions) {
    this.context = context;
    this.functions = functions;
  }

  static List<GatewayTarget> build(
      AgentContext context, Gateway gateway, Functions functions, Identities identities) {
    GatewayTargets targets = new GatewayTargets(context, functions);
    List<GatewayTarget> made = new ArrayList<>();
    for (Section section : context.config().root().sections("mcp_targets")) {
      GatewayTargetProps.Builder props =
          GatewayTargetProps.builder(section.text("name"), targets.configuration(section))
              .passed(passed(section));
      section.optionalText("description").ifPresent(props::description);
      section
          .optionalSection("credential_provider")
          .flatMap(credential -> TargetCredentials.of(credential, identities))
          .ifPresent(props::credential);
      made.add(
          new GatewayTarget(
              context.stack(),
              "gateway_target_" + section.text("name"),
              gateway,
              Blocks.placed(section, props::build)));
    }
    return made;
  }

  private TargetConfiguration configuration(Section section) {
    if (section.has("openapi")) {
      return TargetConfiguration.openApi(
          schema(section.section("openapi"), ApiSchema::openApiFile));
    }
    if (section.has("smithy")) {
      return TargetConfiguration.smithy(schema(section.section("smithy"), ApiSchema::smithyFile));
    }
    if (section.has("mcp_server")) {
      Section server = section.section("mcp_server");
      return new TargetConfiguration.McpServer(
          Expression.literal(server.text("endpoint")),
          server.optionalNumber("resource_priority").map(Long::intValue),
          server.flag("dynamic_listing"));
    }
    if (section.has("api_gateway")) {
      return apiGateway(section.section("api_gateway"));
    }
    return TargetConfiguration.lambda(function(section), tools(section));
  }

  private IFunction function(Section section) {
    return section
        .optionalSection("remote_state")
        .<IFunction>map(
            state -> new ExistingFunction(RemoteState.output(context, section.text("name"), state)))
        .orElseGet(() -> functions.of(section, section.text("name")));
  }

  private ToolSchema tools(Section section) {
    return section
        .optionalFile("tool_schema_file")
        .map(file -> ToolSchema.fromFile(context.input(file)))
        .orElseGet(
            () ->
                ToolSchema.fromList(
                    (List<?>) section.json("tool_schema"), section.path() + ".tool_schema"));
  }

  private ApiSchema schema(Section section, Function<Path, ApiSchema> read) {
    return section
        .optionalText("s3_uri")
        .map(uri -> ApiSchema.fromS3(Expression.literal(uri)))
        .orElseGet(() -> read.apply(context.input(section.file("schema_file"))));
  }

  private static TargetConfiguration apiGateway(Section section) {
    List<ApiGatewayTool> tools =
        section.sections("tool_filters").stream()
            .map(
                filter ->
                    new ApiGatewayTool(
                        filter.text("path"),
                        filter.texts("methods").stream()
                            .map(HttpMethod::valueOf)
                            .collect(Collectors.toUnmodifiableSet())))
            .toList();
    List<ApiGatewayToolName> names =
        section.sections("tool_overrides").stream()
            .map(
                name ->
                    new ApiGatewayToolName(
                        name.text("path"),
                        HttpMethod.valueOf(name.text("method")),
                        name.text("name"),
                        name.optionalText("description")))
            .toList();
    return new TargetConfiguration.ApiGateway(
        Expression.literal(section.text("rest_api_id")), section.text("stage"), tools, names);
  }

  private static PassedHeaders passed(Section section) {
    Optional<Section> metadata = section.optionalSection("metadata");
    return metadata.isEmpty()
        ? PassedHeaders.none()
        : new PassedHeaders(
            metadata.get().texts("allowed_request_headers"),
            metadata.get().texts("allowed_query_parameters"),
            metadata.get().texts("allowed_response_headers"));
  }
}
