package io.acore.stacks.agent;

import io.acore.constructs.bff.FrontEndFunction;
import io.acore.constructs.bff.TenancyTable;
import io.acore.constructs.bff.TenantRole;
import io.acore.constructs.bucket.Bucket;
import io.acore.constructs.bucket.BucketProps;
import io.acore.constructs.bucket.IBucket;
import io.acore.constructs.function.Architecture;
import io.acore.constructs.function.FunctionCode;
import io.acore.constructs.function.LambdaFunctionProps;
import io.acore.constructs.queue.DeadLetterQueue;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.runtime.AgentRuntime;
import io.acore.constructs.runtime.DeployedZip;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.ConfigLoader;
import io.acore.stacks.config.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The three functions with their roles and tables; docs/adr/0020 says what each may reach. */
final class BffFunctions {
  private static final int MOST_NAME = 64;
  private static final String PACKAGE = "io.acore.functions.";

  private final AgentContext context;
  private final AcoreStack stack;
  private final Section root;
  private final Section bff;
  private final String app;
  private final BffKeys keys;
  private final BffSettings settings;
  private final Artifact zip;
  private final FunctionCode code;
  private final Expression runtimeArn;
  private final TenancyTable sessions;
  private final TenancyTable tenants;
  private final Map<String, FrontEndFunction> all = new TreeMap<>();
  private final Optional<DeadLetterQueue> failedEvents;
  private final TenantRole tenantRole;

  /**
   * Makes them.
   *
   * @param codeBucket where their one zip is uploaded to
   */
  BffFunctions(AgentContext context, BffKeys keys, RuntimeParts runtime, BucketProps codeBucket) {
    this.context = context;
    this.stack = context.stack();
    this.root = context.config().root();
    this.bff = root.section("bff");
    this.app = root.text("app_id");
    this.keys = keys;
    this.settings = new BffSettings(context);
    this.zip = context.artifacts().frontEnd(settings.files());
    this.code = uploaded(codeBucket);
    this.runtimeArn =
        root.optionalText("bff_agentcore_runtime_arn")
            .map(Expression::literal)
            .orElseGet(() -> runtime.runtime().orElseThrow().arn());
    this.sessions =
        new TenancyTable(
            stack, "bff_sessions", context.naming().hyphenated("sessions"), keys.data());
    this.tenants = new TenancyTable(stack, "bff_tenants", tenantTable(context), keys.data());
    this.failedEvents = FailedEvents.ofFrontEnd(context, keys);
    make("login", "login.LoginHandler", Duration.ofSeconds(29), signInVariables());
    make("authorizer", "authorizer.AuthorizerHandler", Duration.ofSeconds(25), signInVariables());
    make(
        "proxy",
        "proxy.ProxyHandler",
        Duration.ofSeconds(bff.section("limits").number("call_seconds") + 20),
        proxyVariables(runtime));
    grantSignIn(login().role());
    grantSignIn(authorizer().role());
    grantProxy(proxy().role());
    this.tenantRole = tenantRole(runtime);
    if (settings.hasTestUsers()) {
      testSecret();
    }
  }

  /** The table of the tenants' own items, in the front end's region. */
  static String tenantTable(AgentContext context) {
    return context.naming().hyphenated("tenants");
  }

  static String tenantRoleName(AgentContext context) {
    return context.naming().hyphenated("tenant", MOST_NAME);
  }

  FrontEndFunction login() {
    return get("login");
  }

  FrontEndFunction authorizer() {
    return get("authorizer");
  }

  FrontEndFunction proxy() {
    return get("proxy");
  }

  /** What they failed on when nobody waited for an answer. */
  Optional<DeadLetterQueue> failedEvents() {
    return failedEvents;
  }

  /** By their names. */
  Map<String, FrontEndFunction> all() {
    return all;
  }

  Expression runtimeArn() {
    return runtimeArn;
  }

  TenantRole tenantRole() {
    return tenantRole;
  }

  /** Tells the functions where browsers find them, which is known last. */
  void origin(Expression origin) {
    sessions.item(
        "origin",
        Map.of(
            "PK", Expression.literal("APP#" + app + "#CONFIG"),
            "SK", Expression.literal("ORIGIN"),
            "origin", origin));
  }

  private void make(
      String name, String handler, Duration timeout, Map<String, Expression> variables) {
    Section function = bff.section("function");
    variables.put("ACORE_SESSION_TABLE", sessions.name());
    // One compiler and small code start fastest; what runs long is not ours.
    variables.put(
        "JAVA_TOOL_OPTIONS", Expression.literal("-XX:+TieredCompilation -XX:TieredStopAtLevel=1"));
    if (context.config().environment().equals(ConfigLoader.LOCAL)) {
      variables.put("ACORE_LOCAL", Expression.literal("true"));
    }
    LambdaFunctionProps.Builder props =
        LambdaFunctionProps.builder(
                context.naming().hyphenated("web-" + name, MOST_NAME), code, zip.digest())
            .runtime("java21")
            .handler(PACKAGE + handler)
            .architecture(
                root.text("lambda_architecture").equals(Architecture.ARM64.word())
                    ? Architecture.ARM64
                    : Architecture.X86_64)
            .memoryMegabytes(Math.toIntExact(function.number("memory_mb")))
            .timeout(timeout)
            .environment(variables)
            .snapStart(function.flag("snap_start"))
            .tracing(function.flag("tracing"))
            .deadLetters(failedEvents)
            .vpc(context.vpc(function))
            .reservedConcurrency(
                function
                    .optionalSection("concurrency")
                    .flatMap(each -> each.optionalNumber(name))
                    .map(Math::toIntExact))
            .retention(BffModule.retention(bff, root));
    keys.data().ifPresent(key -> props.kmsKeyArn(key.arn()));
    all.put(name, new FrontEndFunction(stack, "bff_" + name, props.build()));
  }

  private FunctionCode uploaded(BucketProps bucket) {
    return new DeployedZip(
            stack,
            "bff_code",
            new Bucket(stack, "bff_code_bucket", bucket),
            "",
            zip.digest(),
            zip.source(),
            context.tags())
        .functionCode();
  }

  private Map<String, Expression> signInVariables() {
    Map<String, Expression> variables = new TreeMap<>();
    variables.put("ACORE_TOKEN_KEY", keys.tokenKey());
    return variables;
  }

  private Map<String, Expression> proxyVariables(RuntimeParts runtime) {
    Map<String, Expression> variables = new TreeMap<>();
    variables.put("AWS_LAMBDA_EXEC_WRAPPER", Expression.literal("/var/task/stream.sh"));
    variables.put("ACORE_RUNTIME_ARN", runtimeArn);
    variables.put("ACORE_RUNTIME_QUALIFIER", Expression.literal(bff.text("runtime_qualifier")));
    variables.put("ACORE_TENANT_ROLE_ARN", TenantRole.arnOf(stack, tenantRoleName(context)));
    variables.put("ACORE_TENANT_TABLE_ARN", tenants.arn());
    runtime
        .memoryBucket()
        .ifPresent(
            bucket -> {
              variables.put("ACORE_MEMORY_BUCKET", bucket.name());
              variables.put("ACORE_MEMORY_REGION", context.region());
            });
    if (keys.data().isPresent()) {
      variables.put("ACORE_TENANT_KEYS", Expression.literal("true"));
    }
    return variables;
  }

  private void grantSignIn(IRole role) {
    sessions.grant(
        role,
        List.of(
            "dynamodb:ConditionCheckItem",
            "dynamodb:DeleteItem",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem"),
        List.of("APP#" + app + "#*"));
    keys.tokens()
        .ifPresent(
            key ->
                role.grant(
                    Statement.allow(List.of("kms:Decrypt", "kms:GenerateDataKey"), key.arn())
                        .when("StringEquals", "kms:EncryptionContext:acore:app", app)
                        .when("StringEquals", "kms:EncryptionContext:acore:use", "bff-session")));
    List<Expression> secrets = new ArrayList<>();
    for (String name : settings.secrets()) {
      secrets.add(Secrets.arn(stack, context.config().bffRegion(), name));
    }
    if (!secrets.isEmpty()) {
      role.grant(Statement.allow(List.of("secretsmanager:GetSecretValue"), secrets));
    }
  }

  // The functions read a secret here as they do on AWS; the local cloud's provider takes any.
  private void testSecret() {
    stack.block(
        Block.RESOURCE,
        "aws_secretsmanager_secret",
        "bff_test_users",
        Map.of("name", settings.testSecret(), "recovery_window_in_days", 0));
    stack.block(
        Block.RESOURCE,
        "aws_secretsmanager_secret_version",
        "bff_test_users",
        Map.of(
            "secret_id",
            Expression.reference("aws_secretsmanager_secret.bff_test_users.id"),
            "secret_string",
            BffSettings.LOCAL_CLOUD));
  }

  private void grantProxy(IRole role) {
    sessions.grant(
        role,
        List.of("dynamodb:GetItem", "dynamodb:UpdateItem"),
        List.of("APP#" + app + "#CONFIG", "APP#" + app + "#LIMIT#*"));
  }

  private TenantRole tenantRole(RuntimeParts runtime) {
    List<IRole> callers = new ArrayList<>(List.of(proxy().role()));
    runtime.runtime().map(AgentRuntime::role).ifPresent(callers::add);
    TenantRole role =
        new TenantRole(
            stack,
            "bff_tenant",
            tenantRoleName(context),
            app,
            context.config().agentName(),
            callers);
    role.grantInvoke(runtimeArn);
    runtime.memoryBucket().map(IBucket::arn).ifPresent(role::grantObjects);
    role.grantItems(tenants);
    Encryption.of(context).ifPresent(role::grantKey);
    return role;
  }

  private FrontEndFunction get(String name) {
    return Objects.requireNonNull(all.get(name), name);
  }
}
