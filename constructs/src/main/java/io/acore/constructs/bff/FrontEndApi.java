package io.acore.constructs.bff;

import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.constructs.observability.LogGroup;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleName;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Statement;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import io.acore.constructs.terraform.Terraform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

/** The REST API behind the distribution; docs/adr/0020-front-end-functions.md lists its routes. */
public final class FrontEndApi extends PlacedConstruct {
  static final String STAGE = "live";

  private static final String API = "aws_api_gateway_rest_api";

  /** What a browser gets when API Gateway itself refuses: words that the page knows. */
  private static final Map<String, Refusal> REFUSALS =
      Map.of(
          "UNAUTHORIZED", new Refusal("401", "signed_out"),
          "ACCESS_DENIED", new Refusal("403", "forbidden"),
          "AUTHORIZER_FAILURE", new Refusal("503", "provider_unavailable"),
          "AUTHORIZER_CONFIGURATION_ERROR", new Refusal("503", "provider_unavailable"),
          "INTEGRATION_TIMEOUT", new Refusal("504", "took_too_long"),
          "REQUEST_TOO_LARGE", new Refusal("413", "too_large"),
          "THROTTLED", new Refusal("429", "too_many_calls"));

  private final AcoreStack stack;
  private final String address;
  private final FrontEndApiProps props;
  private final List<String> parts = new ArrayList<>();
  private final Map<String, Object> content = new TreeMap<>();
  private final EdgeKey key;

  /** Makes an API; its Terraform address is the construct's path. */
  public FrontEndApi(Construct scope, String id, FrontEndApiProps props) {
    super(scope, id);
    this.stack = AcoreStack.of(this);
    this.address = Address.of(this);
    this.props = props;
    emitApi();
    emitAuthorizer();
    emitValidator();
    route("auth", Map.of("authorization", "NONE"));
    loginIntegration();
    route(
        "api",
        Map.of(
            "authorization",
            "CUSTOM",
            "authorizer_id",
            reference("aws_api_gateway_authorizer", address, "id")));
    StreamingIntegration streaming =
        new StreamingIntegration(
            this,
            "stream",
            id(),
            reference("aws_api_gateway_resource", address + "_api_any", "id"),
            "aws_api_gateway_method." + address + "_api",
            props);
    new TreeMap<>(REFUSALS).forEach(this::emitRefusal);
    props.login().allow(executionArn("/*/auth/*"));
    props.proxy().allow(executionArn("/*/api/*"));
    props.authorizer().allow(executionArn("/authorizers/").plus(authorizerId()));
    emitDeployment(streaming);
    emitStage();
    this.key =
        new EdgeKey(
            this,
            "edge",
            props.name(),
            id(),
            reference("aws_api_gateway_stage", address, "stage_name"));
  }

  public Expression id() {
    return reference(API, address, "id");
  }

  /** The stage, as a firewall names it. */
  public Expression stageArn() {
    return reference("aws_api_gateway_stage", address, "arn");
  }

  /** Where the distribution finds it. */
  Expression host() {
    return id().plus(".execute-api.").plus(props.region()).plus(".amazonaws.com");
  }

  /** What every method demands, and only the distribution sends. */
  EdgeKey key() {
    return key;
  }

  private Expression authorizerId() {
    return reference("aws_api_gateway_authorizer", address, "id");
  }

  private Expression executionArn(String path) {
    return reference(API, address, "execution_arn").plus(path);
  }

  private void emitApi() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", props.name());
    body.put("description", "Sign-in and proxy of the web front end");
    body.put("endpoint_configuration", Map.of("types", List.of("REGIONAL")));
    body.put("api_key_source", "HEADER");
    // Anything else would reach the proxy as text, and a file's bytes would be lost.
    body.put("binary_media_types", List.of("application/octet-stream"));
    body.put("tags", stack.tags());
    body.put("lifecycle", Map.of("create_before_destroy", true));
    stack.block(Block.RESOURCE, API, address, body);
  }

  // No result is kept: a revoked session would live on in the cache.
  private void emitAuthorizer() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", "session");
    body.put("rest_api_id", id());
    body.put("type", "REQUEST");
    body.put("identity_source", "method.request.header.Cookie");
    body.put("authorizer_result_ttl_in_seconds", 0);
    body.put("authorizer_uri", props.authorizer().invocations(props.region()));
    part("aws_api_gateway_authorizer", address, body);
  }

  // What API Gateway can know of a request; the functions look at all of it again.
  private void emitValidator() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rest_api_id", id());
    body.put("name", "parameters");
    body.put("validate_request_parameters", true);
    part("aws_api_gateway_request_validator", address, body);
  }

  private void route(String path, Map<String, Object> authorization) {
    String parent = address + "_" + path;
    Map<String, Object> first = new LinkedHashMap<>();
    first.put("rest_api_id", id());
    first.put("parent_id", reference(API, address, "root_resource_id"));
    first.put("path_part", path);
    part("aws_api_gateway_resource", parent, first);
    Map<String, Object> any = new LinkedHashMap<>();
    any.put("rest_api_id", id());
    any.put("parent_id", reference("aws_api_gateway_resource", parent, "id"));
    any.put("path_part", "{proxy+}");
    part("aws_api_gateway_resource", parent + "_any", any);
    Map<String, Object> method = new LinkedHashMap<>(authorization);
    method.put("rest_api_id", id());
    method.put("resource_id", reference("aws_api_gateway_resource", parent + "_any", "id"));
    method.put("http_method", "ANY");
    method.put("api_key_required", true);
    method.put(
        "request_validator_id", reference("aws_api_gateway_request_validator", address, "id"));
    method.put("request_parameters", Map.of("method.request.path.proxy", true));
    part("aws_api_gateway_method", parent, method);
  }

  private void loginIntegration() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rest_api_id", id());
    body.put("resource_id", reference("aws_api_gateway_resource", address + "_auth_any", "id"));
    body.put("http_method", reference("aws_api_gateway_method", address + "_auth", "http_method"));
    body.put("type", "AWS_PROXY");
    body.put("integration_http_method", "POST");
    body.put("uri", props.login().invocations(props.region()));
    part("aws_api_gateway_integration", address + "_auth", body);
  }

  private void emitRefusal(String type, Refusal refusal) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rest_api_id", id());
    body.put("response_type", type);
    body.put("status_code", refusal.status());
    body.put(
        "response_templates",
        Map.of("application/json", Json.compact(Map.of("error", refusal.word()))));
    body.put("response_parameters", Map.of("gatewayresponse.header.Cache-Control", "'no-store'"));
    part(
        "aws_api_gateway_gateway_response",
        address + "_" + type.toLowerCase(java.util.Locale.ROOT),
        body);
  }

  // A deployment is a copy: whatever changes in the API has to make another one.
  private void emitDeployment(StreamingIntegration streaming) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rest_api_id", id());
    body.put(
        "triggers",
        Map.of(
            "content", Sha256.of(Json.compact(content)).hex(),
            "streaming", Expression.reference(streaming.dependency() + ".id")));
    List<String> before = new ArrayList<>(parts);
    before.add(streaming.dependency());
    body.put("depends_on", before);
    body.put("lifecycle", Map.of("create_before_destroy", true));
    stack.block(Block.RESOURCE, "aws_api_gateway_deployment", address, body);
  }

  private void emitStage() {
    Map<String, Object> stage = new LinkedHashMap<>();
    stage.put("rest_api_id", id());
    stage.put("deployment_id", reference("aws_api_gateway_deployment", address, "id"));
    stage.put("stage_name", STAGE);
    stage.put("client_certificate_id", new ClientCertificate(this, "client", props.name()).id());
    if (props.tracing()) {
      stage.put("xray_tracing_enabled", true);
    }
    stage.put("tags", stack.tags());
    if (props.accessLog()) {
      LogGroup log =
          new LogGroup(
              this,
              "access",
              Expression.literal("/aws/apigateway/" + props.name()),
              props.retention(),
              props.kmsKeyArn());
      stage.put(
          "access_log_settings", Map.of("destination_arn", log.arn(), "format", accessFormat()));
      stage.put("depends_on", List.of(emitAccountRole()));
    }
    stack.block(Block.RESOURCE, "aws_api_gateway_stage", address, stage);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("metrics_enabled", true);
    settings.put("data_trace_enabled", false);
    settings.put("logging_level", props.accessLog() ? "ERROR" : "OFF");
    settings.put("throttling_rate_limit", props.throttle().rate());
    settings.put("throttling_burst_limit", props.throttle().burst());
    stack.block(
        Block.RESOURCE,
        "aws_api_gateway_method_settings",
        address,
        Map.of(
            "rest_api_id",
            id(),
            "stage_name",
            reference("aws_api_gateway_stage", address, "stage_name"),
            "method_path",
            "*/*",
            "settings",
            settings));
  }

  // Who asked for what, and nothing of what was said: neither cookies nor query strings.
  private static String accessFormat() {
    Map<String, Object> format = new TreeMap<>();
    format.put("request", "$context.requestId");
    format.put("time", "$context.requestTimeEpoch");
    format.put("method", "$context.httpMethod");
    format.put("path", "$context.path");
    format.put("status", "$context.status");
    format.put("address", "$context.identity.sourceIp");
    format.put("tenant", "$context.authorizer.tenant");
    format.put("user", "$context.authorizer.user");
    format.put("milliseconds", "$context.responseLatency");
    format.put("bytes", "$context.responseLength");
    return Json.compact(format);
  }

  private String emitAccountRole() {
    Role role =
        new Role(
            this,
            "log_role",
            RoleProps.of(
                    RoleName.of(props.name(), "logs"), Trust.service("apigateway.amazonaws.com"))
                .describedAs("Lets API Gateway write logs, for all APIs of the account here"));
    role.grant(
        Statement.onEverything(
            "API Gateway has one role for the logs of every API of the account and region",
            List.of(
                "logs:CreateLogGroup",
                "logs:CreateLogStream",
                "logs:DescribeLogGroups",
                "logs:DescribeLogStreams",
                "logs:FilterLogEvents",
                "logs:GetLogEvents",
                "logs:PutLogEvents")));
    stack.block(
        Block.RESOURCE,
        "aws_api_gateway_account",
        address,
        Map.of(
            "cloudwatch_role_arn",
            role.arn(),
            "depends_on",
            List.of(role.dependency().orElseThrow())));
    return "aws_api_gateway_account." + address;
  }

  private void part(String type, String name, Map<String, Object> body) {
    stack.block(Block.RESOURCE, type, name, body);
    parts.add(type + "." + name);
    content.put(type + "." + name, Terraform.render(body));
  }

  private static Expression reference(String type, String name, String attribute) {
    return Expression.reference(type + "." + name + "." + attribute);
  }

  private record Refusal(String status, String word) {}
}
