package io.acore.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What stands behind targets, and what stands around them. */
final class GatewayTargetsTest {
  private static GatewayCloud cloud;

  @BeforeAll
  static void open() throws IOException {
    cloud = new GatewayCloud(Duration.ofSeconds(10));
    cloud.standIn.function("echo", (event, context) -> Json.compact(event));
  }

  @AfterAll
  static void close() {
    cloud.close();
  }

  @Test
  void theOperationsOfAnOpenApiDocumentAreTools() throws Exception {
    cloud.gateway("api-1");
    cloud.apiKeys.put("arn:key", "k 1");
    ObjectNode target = cloud.target("api-1", "pets", openApi());
    target
        .withArray("credentialProviderConfigurations")
        .add(
            Json.parse(
                "{\"credentialProviderType\":\"API_KEY\",\"credentialProvider\":{\"apiKeyCredentialProvider\":{"
                    + "\"providerArn\":\"arn:key\",\"credentialLocation\":\"QUERY_PARAMETER\",\"credentialParameterName\":\"key\"}}}"));
    cloud.standIn.at("/v1/pets/a%2Fb", request -> StandIn.Answer.json(200, "{\"ok\":true}"));
    cloud.standIn.at("/v1/pets", request -> StandIn.Answer.json(409, "{\"why\":\"there is one\"}"));
    JsonNode tools = cloud.ask("api-1", "tools/list", Map.of()).at("/result/tools");
    assertThat(tools.findValuesAsText("name")).startsWith("pets___readPet", "pets___makePet");
    JsonNode schema = tools.at("/1/inputSchema");
    assertThat(schema.at("/properties/owner/properties/pets/items").isObject()).isTrue();
    assertThat(schema.path("required")).hasSize(1);
    JsonNode read =
        cloud.call("api-1", "pets___readPet", Map.of("id", "a/b", "fields", List.of("x", "y")));
    assertThat(read.at("/result/content/0/text").asText()).isEqualTo("{\"ok\":true}");
    StandIn.Request asked = last("/v1/pets/a%2Fb");
    assertThat(asked.path()).isEqualTo("/v1/pets/a%2Fb?fields=x&fields=y&key=k%201");
    JsonNode made =
        cloud.call("api-1", "pets___makePet", Map.of("name", "Rex", "X-Trace", "t")).path("result");
    assertThat(made.path("isError").asBoolean()).isTrue();
    assertThat(made.at("/content/0/text").asText()).contains("409").contains("there is one");
    assertThat(last("/v1/pets").body()).isEqualTo("{\"name\":\"Rex\"}");
    assertThat(last("/v1/pets").header("X-Trace")).isEqualTo("t");
    JsonNode missing = cloud.call("api-1", "pets___readPet", Map.of()).path("result");
    assertThat(missing.path("isError").asBoolean()).isTrue();
  }

  @Test
  void theMethodsOfARestApiThatTheFiltersNameAreTools() throws Exception {
    cloud.gateway("rest-1");
    cloud.standIn.at(
        "/restapis/abc/resources",
        request ->
            StandIn.Answer.json(
                200,
                """
                {"item": [
                  {"path": "/pets/{id}", "resourceMethods": {
                    "GET": {"operationName": "readPet", "requestParameters": {"method.request.path.id": true, "method.request.querystring.fields": false}},
                    "DELETE": {}}},
                  {"path": "/pets", "resourceMethods": {"POST": {"requestModels": {"application/json": "Pet"}}}},
                  {"path": "/users", "resourceMethods": {"GET": {}}}]}
                """));
    cloud.standIn.at(
        "/restapis/abc/models/Pet",
        request ->
            StandIn.Answer.json(
                200,
                Json.compact(
                    Map.of(
                        "schema",
                        "{\"type\":\"object\",\"required\":[\"name\"],\"properties\":{\"name\":{\"type\":\"string\"}}}"))));
    cloud.standIn.at(
        "/_aws/execute-api/abc/prod/pets/7", request -> StandIn.Answer.json(200, "{\"id\":7}"));
    cloud.standIn.at(
        "/_aws/execute-api/abc/prod/pets", request -> StandIn.Answer.json(201, request.body()));
    cloud
        .target(
            "rest-1",
            "pets",
            """
            {"apiGateway": {"restApiId": "abc", "stage": "prod", "apiGatewayToolConfiguration": {
              "toolFilters": [{"filterPath": "/pets/*", "methods": ["GET"]}, {"filterPath": "/pets", "methods": ["POST"]}],
              "toolOverrides": [{"path": "/pets", "method": "POST", "name": "addPet", "description": "Adds one"}]}}}
            """)
        .withArray("credentialProviderConfigurations")
        .addObject()
        .put("credentialProviderType", "GATEWAY_IAM_ROLE");
    JsonNode tools = cloud.ask("rest-1", "tools/list", Map.of()).at("/result/tools");
    assertThat(tools).hasSize(2);
    assertThat(tools.at("/0/name").asText()).isEqualTo("pets___readPet");
    assertThat(tools.at("/1/description").asText()).isEqualTo("Adds one");
    JsonNode read = cloud.call("rest-1", "pets___readPet", Map.of("id", 7, "fields", "a b"));
    assertThat(read.at("/result/content/0/text").asText()).isEqualTo("{\"id\":7}");
    StandIn.Request asked = last("/_aws/execute-api/abc/prod/pets/7");
    assertThat(asked.path()).endsWith("?fields=a%20b");
    assertThat(asked.header("Authorization")).contains("/execute-api/aws4_request");
    JsonNode added = cloud.call("rest-1", "pets___addPet", Map.of("name", "Rex"));
    assertThat(added.at("/result/content/0/text").asText()).isEqualTo("{\"name\":\"Rex\"}");
  }

  @Test
  void anOpenApiDocumentMayBeYaml() throws Exception {
    cloud.gateway("yaml-1");
    cloud.standIn.at("/yaml/now", request -> StandIn.Answer.json(200, "7"));
    String document =
        """
        openapi: 3.1.0
        servers: [{url: %s/yaml}]
        paths:
          /now:
            get:
              operationId: now
              responses:
                200: {description: fine}
        """
            .formatted(cloud.standIn.uri());
    cloud.target(
        "yaml-1",
        "clock",
        Json.compact(Map.of("openApiSchema", Map.of("inlinePayload", document))));
    cloud.target("yaml-1", "bad", "{\"openApiSchema\":{\"inlinePayload\":\"a: [\"}}");
    assertThat(cloud.call("yaml-1", "clock___now", Map.of()).at("/result/content/0/text").asText())
        .isEqualTo("7");
    assertThat(cloud.ask("yaml-1", "tools/list", Map.of()).at("/result/tools")).hasSize(1);
    assertThat(cloud.logged).anyMatch(it -> it.contains("neither JSON nor YAML"));
  }

  @Test
  void aSchemaMayLieInS3() throws Exception {
    cloud.gateway("s3-1");
    cloud.standIn.at(
        "/schemas/a%20b/tools.json",
        request ->
            StandIn.Answer.json(
                200,
                "[{\"name\":\"run\",\"description\":\"Runs\",\"inputSchema\":{\"type\":\"object\"}}]"));
    cloud.target(
        "s3-1",
        "far",
        "{\"lambda\":{\"lambdaArn\":\""
            + GatewayCloud.FUNCTION
            + "echo\",\"toolSchema\":{\"s3\":{\"uri\":\"s3://schemas/a b/tools.json\"}}}}");
    assertThat(
            cloud.call("s3-1", "far___run", Map.of("a", 1)).at("/result/content/0/text").asText())
        .isEqualTo("{\"a\":1}");
    cloud.target(
        "s3-1",
        "lost",
        "{\"lambda\":{\"lambdaArn\":\"a:b:c:d:e\",\"toolSchema\":{\"s3\":{\"uri\":\"s3://schemas/none\"}}}}");
    assertThat(cloud.ask("s3-1", "tools/list", Map.of()).at("/result/tools")).hasSize(1);
    assertThat(cloud.logged).anyMatch(it -> it.contains("s3://schemas/none"));
  }

  @Test
  void anotherGatewayIsAnMcpServerLikeAnyAndTheTokenForItIsAskedForOnce() throws Exception {
    cloud.gateway("inner-1");
    cloud.lambda("inner-1", "text", "echo", "echo");
    cloud.gateway("outer-1");
    cloud.clients.put(
        "arn:client",
        Json.parse(
            "{\"clientId\":\"c\",\"clientSecret\":\"s\",\"oauthDiscovery\":{\"authorizationServerMetadata\":{\"tokenEndpoint\":\""
                + cloud.standIn.uri()
                + "/token\"}}}"));
    cloud.standIn.at(
        "/token",
        request -> StandIn.Answer.json(200, "{\"access_token\":\"secret-1\",\"expires_in\":3600}"));
    cloud.standIn.at("/runtimes/x/invocations", request -> mcp(request));
    ObjectNode target =
        cloud.target(
            "outer-1",
            "far",
            "{\"mcpServer\":{\"endpoint\":\"https://bedrock-agentcore.eu-central-1.amazonaws.com/runtimes/x/invocations\"}}");
    target
        .withArray("credentialProviderConfigurations")
        .add(
            Json.parse(
                "{\"credentialProviderType\":\"OAUTH\",\"credentialProvider\":{\"oauthCredentialProvider\":{"
                    + "\"providerArn\":\"arn:client\",\"scopes\":[\"a\",\"b\"]}}}"));
    assertThat(cloud.ask("outer-1", "tools/list", Map.of()).at("/result/tools/0/name").asText())
        .isEqualTo("far___add");
    JsonNode result = cloud.call("outer-1", "far___add", Map.of("a", 1)).path("result");
    assertThat(result.at("/content/0/text").asText()).isEqualTo("did add");
    assertThat(last("/runtimes/x/invocations").header("Authorization"))
        .isEqualTo("Bearer secret-1");
    List<StandIn.Request> tokens =
        cloud.standIn.requests.stream().filter(it -> it.path().equals("/token")).toList();
    assertThat(tokens).hasSize(1);
    assertThat(tokens.get(0).body()).isEqualTo("grant_type=client_credentials&scope=a+b");
    assertThat(tokens.get(0).header("Authorization")).isEqualTo("Basic Yzpz");
  }

  @Test
  void interceptorsChangeRequestsAndAnswersAndMayAnswerThemselves() throws Exception {
    ObjectNode gateway = cloud.gateway("seen-1");
    cloud.lambda("seen-1", "text", "echo", "echo");
    intercept(gateway, "before", "REQUEST", true);
    intercept(gateway, "after", "RESPONSE", false);
    cloud.standIn.function(
        "before",
        (event, context) -> {
          ObjectNode body = event.at("/mcp/gatewayRequest/body").deepCopy();
          if (body.path("method").asText().equals("ping")) {
            return "{\"interceptorOutputVersion\":\"1.0\",\"mcp\":{\"transformedGatewayResponse\":{\"statusCode\":403,\"body\":{\"no\":\"ping\"}}}}";
          }
          body.withObject("/params/arguments")
              .put("who", event.at("/mcp/gatewayRequest/headers/X-Who").asText());
          ObjectNode output =
              Json.mapper().createObjectNode().put("interceptorOutputVersion", "1.0");
          output.withObject("/mcp/transformedGatewayRequest").set("body", body);
          return output.toString();
        });
    cloud.standIn.function(
        "after",
        (event, context) -> {
          assertThat(event.at("/mcp/gatewayRequest/headers")).isEmpty();
          ObjectNode response = event.at("/mcp/gatewayResponse").deepCopy();
          response.withObject("/headers").put("X-Seen", "yes");
          response.withObject("/body/result").put("seen", true);
          ObjectNode output =
              Json.mapper().createObjectNode().put("interceptorOutputVersion", "1.0");
          output.putObject("mcp").set("transformedGatewayResponse", response);
          return output.toString();
        });
    String call =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"text___echo\",\"arguments\":{}}}";
    var answer = cloud.post("seen-1", call, "X-Who", "ann");
    assertThat(answer.headers().firstValue("X-Seen")).hasValue("yes");
    JsonNode result = Json.parse(answer.body()).path("result");
    assertThat(result.path("seen").asBoolean()).isTrue();
    assertThat(result.at("/content/0/text").asText()).isEqualTo("{\"who\":\"ann\"}");
    var stopped = cloud.post("seen-1", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");
    assertThat(stopped.statusCode()).isEqualTo(403);
    assertThat(stopped.body()).isEqualTo("{\"no\":\"ping\"}");
    ObjectNode broken = cloud.gateway("broken-1");
    intercept(broken, "nobody", "REQUEST", false);
    assertThat(cloud.post("broken-1", call).statusCode()).isEqualTo(500);
  }

  @Test
  void aGatewayThatSearchesFindsToolsByTheWordsOfATask() throws Exception {
    cloud
        .gateway("search-1")
        .withObject("/protocolConfiguration/mcp")
        .put("searchType", "SEMANTIC");
    cloud.lambda("search-1", "shop", "echo", "refundOrder", "listProducts", "shipParcel");
    assertThat(cloud.ask("search-1", "tools/list", Map.of()).at("/result/tools/0/name").asText())
        .isEqualTo(ToolSearch.NAME);
    JsonNode found =
        cloud
            .call("search-1", ToolSearch.NAME, Map.of("query", "I want my orders refunded"))
            .path("result");
    assertThat(found.at("/structuredContent/tools/0/name").asText())
        .isEqualTo("shop___refundOrder");
    assertThat(Json.parse(found.at("/content/0/text").asText()))
        .isEqualTo(found.path("structuredContent"));
    assertThat(cloud.call("search-1", ToolSearch.NAME, Map.of()).at("/error/code").asInt())
        .isEqualTo(-32602);
    cloud.gateway("plain-1");
    assertThat(cloud.call("plain-1", ToolSearch.NAME, Map.of("query", "x")).has("error")).isTrue();
  }

  private static void intercept(ObjectNode gateway, String function, String at, boolean headers) {
    ObjectNode interceptor = gateway.withArray("interceptorConfigurations").addObject();
    interceptor.withObject("/interceptor/lambda").put("arn", GatewayCloud.FUNCTION + function);
    interceptor.putArray("interceptionPoints").add(at);
    interceptor.putObject("inputConfiguration").put("passRequestHeaders", headers);
  }

  /** A server that answers with events, progress first. */
  private static StandIn.Answer mcp(StandIn.Request request) {
    if (request.method().equals("DELETE")) {
      return StandIn.Answer.json(200, "");
    }
    String id = request.json().path("id").asText();
    if (id.isEmpty()) {
      return StandIn.Answer.json(202, "");
    }
    String result =
        switch (request.json().path("method").asText()) {
          case "initialize" -> "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{}}";
          case "tools/list" ->
              "{\"tools\":[{\"name\":\"add\",\"inputSchema\":{\"type\":\"object\"}}]}";
          default ->
              "{\"content\":[{\"type\":\"text\",\"text\":\"did "
                  + request.json().at("/params/name").asText()
                  + "\"}]}";
        };
    return new StandIn.Answer(
        200,
        Map.of("Content-Type", "text/event-stream", "Mcp-Session-Id", "s-1"),
        "event: message\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{}}\n\n"
            + "event: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":"
            + id
            + ",\"result\":"
            + result
            + "}\n\n");
  }

  private static StandIn.Request last(String path) {
    List<StandIn.Request> found =
        cloud.standIn.requests.stream()
            .filter(it -> it.path().split("\\?")[0].equals(path) && !it.method().equals("DELETE"))
            .toList();
    return found.get(found.size() - 1);
  }

  private static String openApi() {
    String document =
        """
        {"openapi": "3.0.1", "servers": [{"url": "%s/{stage}/", "variables": {"stage": {"default": "v1"}}}],
         "paths": {
           "/pets/{id}": {
             "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
             "get": {"operationId": "readPet", "summary": "Reads a pet", "parameters": [
               {"name": "fields", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}]}},
           "/pets": {"post": {"operationId": "makePet", "description": "Makes a pet", "parameters": [
               {"name": "X-Trace", "in": "header", "schema": {"type": "string"}}],
             "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}}}},
         "components": {"schemas": {
           "Pet": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "owner": {"$ref": "#/components/schemas/Owner"}}},
           "Owner": {"type": "object", "properties": {"pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}}}}}}
        """
            .formatted(cloud.standIn.uri());
    return Json.compact(Map.of("openApiSchema", Map.of("inlinePayload", document)));
  }
}
