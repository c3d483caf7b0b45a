package io.acore.functions.settings;

import io.acore.functions.http.Json;
import io.acore.functions.settings.IssuerSettings.ClientAuthentication;
import io.acore.functions.settings.IssuerSettings.Membership;
import io.acore.functions.tenant.AgentName;
import io.acore.functions.tenant.AppId;
import io.acore.functions.tenant.Identity;
import io.acore.functions.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From {@code bff.json} and the environment to {@link Settings}. */
public final class SettingsReader {
  private static final String LOCAL_CLOUD = "local-cloud";
  private static final String LOCAL_PROVIDER = "/_acore/identity";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final List<String> problems = new ArrayList<>();

  private SettingsReader() {}

  /**
   * The file named by {@code ACORE_BFF_SETTINGS}, or {@code bff.json} beside the code.
   *
   * @throws InvalidSettings naming every problem
   */
  public static Settings read(Map<String, String> environment) {
    Path file =
        Path.of(
            environment.getOrDefault(
                "ACORE_BFF_SETTINGS",
                environment.getOrDefault("LAMBDA_TASK_ROOT", ".") + "/bff.json"));
    try {
      return parse(Files.readString(file), environment);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the settings", e);
    }
  }

  public static Settings parse(String json, Map<String, String> environment) {
    return new SettingsReader().settings(Json.parse(json, 1 << 20), environment);
  }

  private Settings settings(Map<String, @Nullable Object> json, Map<String, String> environment) {
    Reader in = new Reader("", json, problems);
    Optional<AppId> app = in.as("app", in.text("app"), AppId::new);
    Optional<AgentName> agent = in.as("agent", in.text("agent"), AgentName::new);
    Reader session = in.object("session");
    Settings.Lifetimes lifetimes =
        new Settings.Lifetimes(
            Duration.ofMinutes(session.number("idle_minutes", 30, 1, 24 * 60)),
            Duration.ofMinutes(session.number("absolute_minutes", 8 * 60, 5, 30 * 24 * 60)));
    Settings.Binding binding =
        session.oneOf("binding", Settings.Binding.class, Settings.Binding.NONE);
    int sessionsPerUser = session.number("per_user", 10, 1, 100);
    session.nothingElse();
    Reader limits = in.object("limits");
    Settings.Limits most =
        new Settings.Limits(
            limits.number("body_bytes", 256 << 10, 1 << 10, 4 << 20),
            limits.number("upload_bytes", 4 << 20, 1 << 10, 4 << 20),
            Duration.ofSeconds(limits.number("call_seconds", 120, 1, 900)),
            limits.number("calls_per_tenant", 20, 1, 1000),
            sessionsPerUser);
    limits.nothingElse();
    Settings.Payload audit = in.oneOf("audit", Settings.Payload.class, Settings.Payload.HASH);
    boolean local = "true".equals(environment.get("ACORE_LOCAL"));
    Optional<String> localCloud = local ? value(environment, "AWS_ENDPOINT_URL") : Optional.empty();
    List<IssuerSettings> issuers =
        in.objects("issuers").stream().map(reader -> issuer(reader, localCloud, local)).toList();
    checkIssuers(in, issuers);
    in.nothingElse();
    Settings.Resources resources = resources(environment, local);
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return new Settings(
        app.orElseThrow(),
        agent.orElseThrow(),
        issuers,
        lifetimes,
        binding,
        most,
        audit,
        resources);
  }

  private IssuerSettings issuer(Reader in, Optional<String> localCloud, boolean local) {
    String id = in.text("id");
    if (!id.matches("[a-z][a-z0-9-]{0,31}")) {
      in.problem("id", "must be lower-case letters, digits and `-`");
    }
    String written = in.text("issuer");
    // The local cloud's provider has an address that only a running function knows
    String issuer =
        written.equals(LOCAL_CLOUD) && localCloud.isPresent()
            ? localCloud.get() + LOCAL_PROVIDER
            : written;
    URI address = in.as("issuer", issuer, URI::create).orElse(URI.create(""));
    if (!isTrustworthy(address, local)) {
      in.problem("issuer", "must be an https address");
    }
    Map<String, TenantId> tenants = new LinkedHashMap<>();
    in.textMap("tenants")
        .forEach(
            (claim, tenant) ->
                in.as("tenants", tenant, TenantId::new).ifPresent(id2 -> tenants.put(claim, id2)));
    if (tenants.isEmpty()) {
      in.problem("tenants", "must name at least one tenant; there is no default tenant");
    }
    Map<String, String> roles = in.textMap("roles");
    roles.values().forEach(role -> in.as("roles", role, Identity::checkRole));
    IssuerSettings read =
        new IssuerSettings(
            id,
            in.text("name", id),
            address,
            in.text("client_id"),
            in.text("client_secret"),
            in.oneOf(
                "client_authentication", ClientAuthentication.class, ClientAuthentication.BASIC),
            in.texts("scopes", List.of("openid", "profile", "email")),
            in.text("tenant_claim"),
            tenants,
            in.optional("roles_claim"),
            roles,
            in.oneOf("membership", Membership.class, Membership.OPEN),
            in.texts("admins", List.of()).stream()
                .map(email -> email.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    if (!read.scopes().contains("openid")) {
      in.problem("scopes", "must contain `openid`");
    }
    in.nothingElse();
    return read;
  }

  private static void checkIssuers(Reader in, List<IssuerSettings> issuers) {
    if (issuers.isEmpty()) {
      in.problem("issuers", "must name at least one identity provider");
    }
    if (issuers.stream().map(IssuerSettings::id).distinct().count() < issuers.size()) {
      in.problem("issuers", "have an id twice");
    }
    // The same tenant from two providers would let either of them sign in the other's users
    long tenants =
        issuers.stream().flatMap(issuer -> issuer.tenants().values().stream().distinct()).count();
    long distinct =
        issuers.stream().flatMap(issuer -> issuer.tenants().values().stream()).distinct().count();
    if (distinct < tenants) {
      in.problem("issuers", "have a tenant in common; each provider has its own tenants");
    }
  }

  private Settings.Resources resources(Map<String, String> environment, boolean local) {
    Optional<String> origin = value(environment, "ACORE_PUBLIC_ORIGIN");
    origin.ifPresent(
        text -> {
          URI address = URI.create(text);
          if (!isTrustworthy(address, local) || !address.getRawPath().isEmpty()) {
            problems.add("ACORE_PUBLIC_ORIGIN must be https://host");
          }
        });
    String table = environment.getOrDefault("ACORE_SESSION_TABLE", "");
    if (table.isEmpty()) {
      problems.add("ACORE_SESSION_TABLE is missing");
    }
    return new Settings.Resources(
        table,
        value(environment, "ACORE_TENANT_TABLE_ARN"),
        value(environment, "ACORE_TOKEN_KEY"),
        value(environment, "ACORE_RUNTIME_ARN"),
        environment.getOrDefault("ACORE_RUNTIME_QUALIFIER", "DEFAULT"),
        value(environment, "ACORE_TENANT_ROLE_ARN"),
        value(environment, "ACORE_MEMORY_BUCKET"),
        value(environment, "ACORE_MEMORY_REGION"),
        "true".equals(environment.get("ACORE_TENANT_KEYS")),
        origin);
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private static boolean isTrustworthy(URI address, boolean local) {
    boolean plain = address.getRawQuery() == null && address.getRawFragment() == null;
    if (!plain || address.getHost() == null || address.getRawUserInfo() != null) {
      return false;
    }
    return "https".equals(address.getScheme())
        || (local && "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost()));
  }
}
