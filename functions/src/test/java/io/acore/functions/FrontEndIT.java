package io.acore.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.functions.authorizer.AuthorizerHandler;
import io.acore.functions.deployment.Deployment;
import io.acore.functions.http.Json;
import io.acore.functions.http.Request;
import io.acore.functions.http.Response;
import io.acore.functions.login.LoginHandler;
import io.acore.functions.proxy.ProxyHandler;
import io.acore.functions.testing.Browser;
import io.acore.functions.testing.LocalAws;
import io.acore.functions.testing.RealProvider;
import io.acore.functions.testing.TestBff;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The functions as Lambda starts them, with a real OpenID provider and DynamoDB, STS, KMS, S3 of
 * moto.
 */
final class FrontEndIT {
  private static final String SESSION = "__Host-acore_session";
  private static final String PREFIX = "/auth/callback/main";
  private static final List<String> PROPERTIES =
      List.of("aws.endpointUrl", "aws.region", "aws.accessKeyId", "aws.secretAccessKey");

  @TempDir static Path folder = Path.of("");
  private static @Nullable LocalAws aws;
  private static @Nullable RealProvider provider;
  private static @Nullable DynamoDbClient dynamo;
  private static String kmsKey = "";

  private final LoginHandler login = new LoginHandler(deployment(Map.of()));
  private final AuthorizerHandler authorizer = new AuthorizerHandler(deployment(Map.of()));
  private final ProxyHandler proxy = new ProxyHandler(deployment(Map.of()));

  @BeforeAll
  static void start() throws Exception {
    LocalAws local = new LocalAws(folder.resolve("moto.log"));
    aws = local;
    System.setProperty("aws.endpointUrl", local.url());
    System.setProperty("aws.region", "eu-west-1");
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    RealProvider real = RealProvider.of(System.getenv());
    provider = real;
    dynamo = DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    table("sessions");
    table("tenants");
    dynamo.putItem(
        request ->
            request
                .tableName("sessions")
                .item(
                    Map.of(
                        "PK", AttributeValue.fromS("APP#shop#CONFIG"),
                        "SK", AttributeValue.fromS("ORIGIN"),
                        "origin", AttributeValue.fromS(TestBff.ORIGIN))));
    try (SecretsManagerClient secrets =
            SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
        KmsClient kms = KmsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
        S3Client s3 = S3Client.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      secrets.createSecret(request -> request.name("client").secretString(real.clientSecret()));
      secrets.createSecret(
          request ->
              request.name("key").secretString(Base64.getEncoder().encodeToString(new byte[32])));
      kmsKey = kms.createKey().keyMetadata().arn();
      s3.createBucket(
          request ->
              request
                  .bucket("memory")
                  .createBucketConfiguration(where -> where.locationConstraint("eu-west-1")));
    }
    Files.writeString(
        folder.resolve("bff.json"),
        """
        {"app": "shop", "agent": "helper",
         "issuers": [{"id": "main", "issuer": "%s", "client_id": "%s", "client_secret": "client",
           "tenant_claim": "org", "tenants": {"acme": "acme", "globex": "globex"},
           "admins": ["root@acme.example"]}],
         "limits": {"calls_per_tenant": 3}}
        """
            .formatted(real.issuer(), real.clientId()));
  }

  @AfterAll
  static void stop() {
    if (provider != null) {
      provider.close();
    }
    if (aws != null) {
      aws.close();
    }
    PROPERTIES.forEach(System::clearProperty);
  }

  @Test
  void signsInTalksToTheAgentAndSignsOut() throws Exception {
    Browser alice = signedIn("alice", "acme");
    assertThat(Browser.json(alice.get("/auth/session")))
        .containsEntry("tenant", "acme")
        .containsEntry("name", "User alice");

    Response made = api(alice, "POST", "/api/conversations", "{\"title\":\"First\"}");
    String id = String.valueOf(Browser.json(made).get("conversation"));
    Response answer =
        api(
            alice,
            "POST",
            "/api/conversations/" + id + "/invocations",
            "{\"input\":{\"prompt\":\"hi\"}}");
    assertThat(answer.text()).isEqualTo("data: \"hel\"\n\ndata: \"lo\"\n\n");
    Map<String, List<String>> seen = local().agentCalls.get(local().agentCalls.size() - 1);
    assertThat(seen)
        .containsEntry("X-tenant-id", List.of("acme"))
        .containsEntry("X-app-id", List.of("shop"))
        .containsEntry("X-amzn-bedrock-agentcore-runtime-custom-tenant-id", List.of("acme"));
    assertThat(String.valueOf(seen.get("Authorization")))
        .contains("x-tenant-id")
        .doesNotContain("Credential=test/");

    assertThat(api(alice, "GET", "/api/conversations", "").text()).contains("First");
    assertThat(api(alice, "PUT", "/api/files/plan.txt", "content").status()).isEqualTo(201);
    assertThat(object(alice, "plan.txt")).isEqualTo("content");

    Browser gerda = signedIn("gerda", "globex");
    assertThat(api(gerda, "GET", "/api/conversations", "").text()).doesNotContain("First");
    assertThat(
            api(gerda, "POST", "/api/conversations/" + id + "/invocations", "{\"input\":{}}")
                .status())
        .isEqualTo(404);

    Response out = alice.post("/auth/logout", Map.of());
    assertThat(String.valueOf(Browser.json(out).get("redirect")))
        .startsWith(provider().issuer() + "/")
        .contains("id_token_hint=");
    assertThat(alice.get("/auth/session").status()).isEqualTo(401);
  }

  @Test
  void storesNothingThatSignsIn() {
    Browser alice = signedIn("alice", "acme");
    String stored = String.join("\n", scan().stream().map(item -> item.toString()).toList());
    assertThat(stored)
        .contains("APP#shop#TENANT#acme")
        .doesNotContain(String.valueOf(alice.cookies.get(SESSION)));
    assertThat(stored).doesNotContain("eyJ");
  }

  @Test
  void refreshesOnceForFiveHundredRequests() throws Exception {
    Browser alice = browser();
    alice.get(agree(alice, "alice", "acme", true));
    // The access token is over; every request finds the session in need of a refresh
    Thread.sleep(provider().shortLife().toMillis() + 100);
    // As many at a time as moto takes without time-outs; SessionsTest has all 500 at the same
    // moment
    ExecutorService threads = Executors.newFixedThreadPool(60);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Boolean>> running = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      running.add(
          threads.submit(
              () -> {
                start.await();
                return authorize(alice.cookies).containsKey("policyDocument");
              }));
    }
    start.countDown();
    for (Future<Boolean> one : running) {
      assertThat(one.get()).isTrue();
    }
    threads.shutdown();
    assertThat(provider().refreshes()).isEqualTo(1);
    assertThat(alice.get("/auth/session").status()).isEqualTo(200);
  }

  @Test
  void takesAStateOnceHoweverManyBringIt() throws Exception {
    Browser alice = browser();
    String back = agree(alice, "alice", "acme", false);
    Map<String, String> cookies = Map.copyOf(alice.cookies);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Boolean>> running = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      running.add(
          threads.submit(
              () -> {
                Browser copy = browser();
                copy.cookies.putAll(cookies);
                copy.get(back);
                return copy.cookies.containsKey(SESSION);
              }));
    }
    int signedIn = 0;
    for (Future<Boolean> one : running) {
      signedIn += one.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(signedIn).isEqualTo(1);
  }

  @Test
  void sealsTokensByKmsToo() {
    LoginHandler withKms = new LoginHandler(deployment(Map.of("ACORE_TOKEN_KEY", kmsKey)));
    Browser alice = new Browser(TestBff.ORIGIN, request -> send(withKms, request));
    alice.get(agree(alice, "alice", "acme", false));
    assertThat(alice.get("/auth/session").status()).isEqualTo(200);
    // Another copy of the function opens what this one sealed
    LoginHandler other = new LoginHandler(deployment(Map.of("ACORE_TOKEN_KEY", kmsKey)));
    Browser again = new Browser(TestBff.ORIGIN, request -> send(other, request));
    again.cookies.putAll(alice.cookies);
    assertThat(String.valueOf(Browser.json(again.post("/auth/logout", Map.of())).get("redirect")))
        .contains("id_token_hint=");
  }

  @Test
  void endsSessionsOfASuspendedMemberAndKeepsThemOut() {
    Browser bob = signedIn("bob", "acme");
    String user = String.valueOf(Browser.json(bob.get("/auth/session")).get("user"));
    client()
        .updateItem(
            request ->
                request
                    .tableName("sessions")
                    .key(
                        Map.of(
                            "PK", AttributeValue.fromS("APP#shop#TENANT#acme"),
                            "SK", AttributeValue.fromS("MEMBER#" + user)))
                    .updateExpression("SET #s = :s")
                    .expressionAttributeNames(Map.of("#s", "status"))
                    .expressionAttributeValues(Map.of(":s", AttributeValue.fromS("SUSPENDED"))));
    Browser again = browser();
    Response answer = again.get(agree(again, "bob", "acme", false));
    assertThat(TestBff.location(answer)).isEqualTo("/?sign_in=not_admitted");
    assertThat(again.cookies).doesNotContainKey(SESSION);
  }

  @Test
  void countsTheCallsOfATenant() {
    Browser alice = signedIn("greta", "globex");
    Map<String, AttributeValue> key =
        Map.of(
            "PK", AttributeValue.fromS("APP#shop#LIMIT#globex"),
            "SK", AttributeValue.fromS("CALLS"));
    String id =
        String.valueOf(
            Browser.json(api(alice, "POST", "/api/conversations", "{}")).get("conversation"));
    String invoke = "/api/conversations/" + id + "/invocations";
    assertThat(api(alice, "POST", invoke, "{\"input\":{}}").status()).isEqualTo(200);
    calls(key, "4102444800");
    assertThat(api(alice, "POST", invoke, "{\"input\":{}}").status()).isEqualTo(429);
    // Their time is up: whoever held them died
    calls(key, "1");
    assertThat(api(alice, "POST", invoke, "{\"input\":{}}").status()).isEqualTo(200);
  }

  @Test
  void administersMembersInTheTable() {
    Browser root = signedIn("root", "acme");
    Browser carol = signedIn("carol", "acme");
    String user = String.valueOf(Browser.json(carol.get("/auth/session")).get("user"));
    assertThat(root.get("/auth/admin/members").text())
        .contains(user, "User carol")
        .doesNotContain("gerda");

    Map<String, Object> roles = Map.of("roles", List.of("user", "admin"));
    assertThat(root.post("/auth/admin/members/" + user + "/roles", roles).status()).isEqualTo(204);
    assertThat(carol.get("/auth/session").status()).isEqualTo(401);
    assertThat(signedIn("carol", "acme").get("/auth/admin/members").status()).isEqualTo(200);

    assertThat(root.post("/auth/admin/members/" + user + "/suspend", Map.of()).status())
        .isEqualTo(204);
    Browser again = browser();
    again.get(agree(again, "carol", "acme", false));
    assertThat(again.cookies).doesNotContainKey(SESSION);
    assertThat(root.post("/auth/admin/members/" + user + "/restore", Map.of()).status())
        .isEqualTo(204);
    assertThat(signedIn("carol", "acme").cookies).containsKey(SESSION);

    // An invitation brings its roles once
    assertThat(
            root.post(
                    "/auth/admin/invitations",
                    Map.of("email", "dave@acme.example", "roles", List.of("admin")))
                .status())
        .isEqualTo(204);
    assertThat(signedIn("dave", "acme").get("/auth/admin/members").status()).isEqualTo(200);
    assertThat(scan().stream().map(item -> item.toString()).toList())
        .noneMatch(item -> item.contains("INVITATION#"));
    String nobody = "/auth/admin/members/u-" + "A".repeat(27) + "/suspend";
    assertThat(root.post(nobody, Map.of()).status()).isEqualTo(404);
  }

  @Test
  void callsTheAgentOnceEvenWhenItFails() {
    Browser alice = signedIn("alice", "acme");
    String id =
        String.valueOf(
            Browser.json(api(alice, "POST", "/api/conversations", "{}")).get("conversation"));
    int before = local().agentCalls.size();
    Response answer =
        api(
            alice,
            "POST",
            "/api/conversations/" + id + "/invocations",
            "{\"input\":{\"prompt\":\"fail\"}}");
    assertThat(answer.status()).isEqualTo(502);
    assertThat(local().agentCalls).hasSize(before + 1);
  }

  private static void calls(Map<String, AttributeValue> key, String until) {
    Map<String, AttributeValue> calls = new HashMap<>();
    for (String name : List.of("a", "b", "c")) {
      calls.put(name, AttributeValue.fromN(until));
    }
    Map<String, AttributeValue> item = new HashMap<>(key);
    item.put("calls", AttributeValue.fromM(calls));
    client().putItem(request -> request.tableName("sessions").item(item));
  }

  private String object(Browser browser, String name) {
    String user = String.valueOf(Browser.json(browser.get("/auth/session")).get("user"));
    try (S3Client s3 = S3Client.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      return s3.getObject(
              request ->
                  request.bucket("memory").key("shop/acme/helper/uploads/" + user + "/" + name),
              ResponseTransformer.toBytes())
          .asUtf8String();
    }
  }

  private Browser browser() {
    return new Browser(TestBff.ORIGIN, request -> send(login, request));
  }

  private Browser signedIn(String subject, String tenant) {
    Browser browser = browser();
    browser.get(agree(browser, subject, tenant, false));
    assertThat(browser.cookies).containsKey(SESSION);
    return browser;
  }

  /** Goes to the real provider and returns the address that it sends back to. */
  private static String agree(Browser browser, String user, String tenant, boolean shortLived) {
    Response begun = browser.get("/auth/login");
    String back =
        provider()
            .agree(URI.create(TestBff.location(begun)), user, tenant, shortLived, TestBff.ORIGIN);
    assertThat(back).startsWith(TestBff.ORIGIN + PREFIX);
    return back.substring(TestBff.ORIGIN.length());
  }

  private Response api(Browser browser, String method, String path, String body) {
    Map<String, Object> policy = authorize(browser.cookies);
    Map<String, Object> event =
        event(
            method,
            path,
            Map.of("Origin", List.of(TestBff.ORIGIN), "X-Acore-Csrf", List.of("1")),
            body);
    event.put(
        "requestContext",
        Map.of(
            "requestId", "r-1",
            "identity", Map.of("sourceIp", "192.0.2.1"),
            "authorizer", policy.getOrDefault("context", Map.of())));
    return response(proxy.handleRequest(event, null));
  }

  private Map<String, Object> authorize(Map<String, String> cookies) {
    Map<String, Object> event =
        event(
            "GET",
            "/api/conversations",
            Map.of("Cookie", List.of(SESSION + "=" + cookies.get(SESSION))),
            "");
    event.put(
        "methodArn", "arn:aws:execute-api:eu-west-1:000011112222:abc/live/GET/api/conversations");
    return authorizer.handleRequest(event, null);
  }

  private static Response send(LoginHandler handler, Request request) {
    Map<String, Object> event =
        event(
            request.method(),
            request.path(),
            request.headers(),
            new String(request.body(), StandardCharsets.UTF_8));
    event.put("multiValueQueryStringParameters", request.query());
    return response(handler.handleRequest(event, null));
  }

  private static Map<String, Object> event(
      String method, String path, Map<String, List<String>> headers, String body) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("httpMethod", method);
    event.put("path", path);
    event.put("multiValueHeaders", headers);
    event.put("body", body);
    event.put("isBase64Encoded", false);
    event.put(
        "requestContext", Map.of("requestId", "r-1", "identity", Map.of("sourceIp", "192.0.2.1")));
    return event;
  }

  private static Response response(Map<String, Object> answer) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    Json.object(answer.get("multiValueHeaders"))
        .forEach(
            (name, values) ->
                headers.put(name, ((List<?>) values).stream().map(String::valueOf).toList()));
    return new Response(
        Integer.parseInt(String.valueOf(answer.get("statusCode"))),
        headers,
        String.valueOf(answer.get("body")).getBytes(StandardCharsets.UTF_8));
  }

  private static Deployment deployment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("ACORE_LOCAL", "true");
    environment.put("ACORE_BFF_SETTINGS", folder.resolve("bff.json").toString());
    environment.put("ACORE_SESSION_TABLE", "sessions");
    environment.put(
        "ACORE_TENANT_TABLE_ARN", "arn:aws:dynamodb:eu-west-1:123456789012:table/tenants");
    environment.put("ACORE_TOKEN_KEY", "key");
    environment.put(
        "ACORE_RUNTIME_ARN",
        "arn:aws:bedrock-agentcore:eu-west-1:123456789012:runtime/helper-0123456789");
    environment.put("ACORE_TENANT_ROLE_ARN", "arn:aws:iam::123456789012:role/tenant");
    environment.put("ACORE_MEMORY_BUCKET", "memory");
    environment.putAll(more);
    return Deployment.of(environment);
  }

  private static List<Map<String, AttributeValue>> scan() {
    return client().scan(request -> request.tableName("sessions")).items();
  }

  private static void table(String name) {
    client()
        .createTable(
            request ->
                request
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attribute("PK"), attribute("SK"))
                    .keySchema(key("PK", KeyType.HASH), key("SK", KeyType.RANGE)));
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static DynamoDbClient client() {
    return java.util.Objects.requireNonNull(dynamo);
  }

  private static LocalAws local() {
    return java.util.Objects.requireNonNull(aws);
  }

  private static RealProvider provider() {
    return java.util.Objects.requireNonNull(provider);
  }
}
