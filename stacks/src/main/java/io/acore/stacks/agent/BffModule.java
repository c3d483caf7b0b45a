package io.acore.stacks.agent;

import io.acore.constructs.bff.AuditArchive;
import io.acore.constructs.bff.Distribution;
import io.acore.constructs.bff.DistributionProps;
import io.acore.constructs.bff.FrontEndApi;
import io.acore.constructs.bff.FrontEndApiProps;
import io.acore.constructs.bff.WebFirewall;
import io.acore.constructs.bff.WebPage;
import io.acore.constructs.bucket.BucketProps;
import io.acore.constructs.bucket.ObjectLock;
import io.acore.constructs.key.IKey;
import io.acore.constructs.observability.Retention;
import io.acore.constructs.role.Account;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.ConfigLoader;
import io.acore.stacks.config.Section;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The web front end: page, API, functions, tables, and what guards them. */
final class BffModule {
  private static final String DISTRIBUTION = "bff_web";

  // 63 for a bucket, less the account, the longest region and two hyphens.
  private static final int MOST_BUCKET_NAME = 35;

  private final AgentContext context;
  private final AcoreStack stack;
  private final Section root;
  private final Section bff;
  private final boolean local;

  private BffModule(AgentContext context) {
    this.context = context;
    this.stack = context.stack();
    this.root = context.config().root();
    this.bff = root.section("bff");
    this.local = context.config().environment().equals(ConfigLoader.LOCAL);
  }

  static void build(AgentContext context, RuntimeParts runtime) {
    if (context.config().root().flag("enable_bff")) {
      // Once for all modules, in the default region: which one reads the account does not matter.
      Account.of(context.stack());
      context.stack().in(context.bffProvider(), () -> new BffModule(context).build(runtime));
    }
  }

  private String build(RuntimeParts runtime) {
    BffKeys keys = BffKeys.of(context);
    BffFunctions functions =
        new BffFunctions(context, keys, runtime, ours("web-code").key(keys.data()).build());
    FrontEndApi api =
        new FrontEndApi(
            stack,
            "bff_api",
            new FrontEndApiProps(
                context.naming().hyphenated("web"),
                region(),
                functions.login(),
                functions.authorizer(),
                functions.proxy(),
                Duration.ofSeconds(bff.section("limits").number("call_seconds") + 10),
                new FrontEndApiProps.Throttle(limit("requests_per_second"), limit("burst")),
                bff.flag("access_log"),
                bff.section("function").flag("tracing"),
                retention(bff, root),
                keys.data().map(IKey::arn)));
    WebPage page =
        new WebPage(
            stack,
            "bff_page",
            pageBucket(keys),
            Distribution.arnOf(DISTRIBUTION),
            context.artifacts().page());
    Distribution distribution =
        new Distribution(stack, DISTRIBUTION, page, api, distribution(firewall(api, keys)));
    functions.origin(local ? distribution.localOrigin() : distribution.origin());
    bff.optionalSection("audit_archive").ifPresent(archive -> archive(archive, keys, functions));
    new BffAlarms(context, keys).build(functions);
    outputs(distribution, page, functions, local);
    return DISTRIBUTION;
  }

  private Optional<Expression> firewall(FrontEndApi api, BffKeys keys) {
    if (!root.flag("enable_waf")) {
      return Optional.empty();
    }
    String apiName = context.naming().hyphenated("web-api");
    keys.data().ifPresent(key -> key.grantLogs(region(), "aws-waf-logs-" + apiName));
    WebFirewall.origin(stack, "bff_api_firewall", apiName, api, Distribution.edgeWord(DISTRIBUTION))
        .log(apiName, Optional.empty(), retention(bff, root), keys.data().map(IKey::arn));
    WebFirewall edge =
        WebFirewall.edge(
            stack,
            "bff_firewall",
            context.naming().hyphenated("web"),
            AgentContext.EDGE_PROVIDER,
            limit("requests_per_address"));
    edge.log(
        context.naming().hyphenated("web"),
        Optional.of(AgentContext.EDGE_PROVIDER),
        retention(bff, root),
        BffKeys.edge(context, keys).map(IKey::arn));
    stack.output("web_firewall_arn", edge.arn());
    return Optional.of(edge.arn());
  }

  private DistributionProps distribution(Optional<Expression> firewall) {
    return new DistributionProps(
        context.naming().hyphenated("web"),
        bff.text("price_class"),
        bff.optionalSection("domain")
            .map(
                domain ->
                    new DistributionProps.Domain(
                        domain.text("name"), Expression.literal(domain.text("certificate_arn")))),
        bff.texts("countries"),
        firewall,
        context.logBucket(context.config().bffRegion()),
        local);
  }

  // Anybody may read it, so S3's own key is enough where CloudFront may not use ours.
  private BucketProps.Builder pageBucket(BffKeys keys) {
    return ours("web").key(keys.data().filter(IKey::grantDistributions));
  }

  // What is in it can be made again.
  private BucketProps.Builder ours(String part) {
    BucketProps.Builder props =
        BucketProps.named(bucketName(part))
            .forceDestroy()
            .logBucket(context.logBucket(context.config().bffRegion()));
    return local ? props.shortLived() : props.versioned().expireOldVersionsDays(30);
  }

  private void archive(Section archive, BffKeys keys, BffFunctions functions) {
    BucketProps props =
        BucketProps.named(bucketName("audit"))
            .key(keys.data())
            .logBucket(context.logBucket(context.config().bffRegion()))
            .lock(
                new ObjectLock(
                    ObjectLock.Mode.valueOf(archive.text("mode")),
                    Math.toIntExact(archive.number("retention_days"))))
            .build();
    AuditArchive made =
        new AuditArchive(
            stack, "bff_audit", context.naming().hyphenated("web", 40), props, region());
    functions.all().forEach((name, function) -> made.of(name, function.function()));
    stack.output("audit_bucket", made.bucket());
  }

  private Expression bucketName(String part) {
    String name = context.naming().hyphenated(part, MOST_BUCKET_NAME).toLowerCase(Locale.ROOT);
    return Expression.literal(name + "-").plus(Account.of(stack).id()).plus("-").plus(region());
  }

  private void outputs(
      Distribution distribution, WebPage page, BffFunctions functions, boolean local) {
    Expression origin = local ? distribution.localOrigin() : distribution.origin();
    Map<String, Expression> outputs =
        Map.of(
            "web_url", origin,
            "web_distribution_id", distribution.id(),
            "web_bucket", page.name(),
            "bff_region", region(),
            "bff_runtime_arn", functions.runtimeArn(),
            "bff_tenant_role_arn", functions.tenantRole().arn());
    outputs.forEach(stack::output);
  }

  private Expression region() {
    return Expression.literal(context.config().bffRegion());
  }

  private int limit(String key) {
    return Math.toIntExact(bff.section("limits").number(key));
  }

  static Retention retention(Section bff, Section root) {
    return new Retention(
        Math.toIntExact(
            bff.optionalNumber("audit_retention_days").orElse(root.number("log_retention_days"))));
  }
}
