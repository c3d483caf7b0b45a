package io.acore.stacks.agent;

import io.acore.base.Json;
import io.acore.stacks.config.ConfigLoader;
import io.acore.stacks.config.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands beside the functions' code: {@code bff.json}, whose keys docs/adr/0020 lists, and the
 * Cedar policies of the project.
 */
final class BffSettings {
  /** The name by which the functions know the local cloud's own identity provider. */
  static final String LOCAL_CLOUD = "local-cloud";

  private final AgentContext context;
  private final Section bff;

  BffSettings(AgentContext context) {
    this.context = context;
    this.bff = context.config().root().section("bff");
  }

  /** Texts by their names in the zip. */
  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    files.put("bff.json", Json.pretty(settings()) + "\n");
    List<String> policies = bff.texts("policies");
    for (int i = 0; i < policies.size(); i++) {
      files.put(String.format("policies/%02d.cedar", i), policy(policies.get(i)));
    }
    return files;
  }

  /** Names or ARNs of all secrets that the functions read. */
  List<String> secrets() {
    List<String> names = new ArrayList<>();
    for (Section issuer : bff.sections("issuers")) {
      names.add(Secrets.name(issuer.text("client_secret")));
    }
    bff.optionalText("token_key").map(Secrets::name).ifPresent(names::add);
    if (hasTestUsers()) {
      names.add(testSecret());
    }
    return names;
  }

  private Map<String, Object> settings() {
    Section session = bff.section("session");
    Section limits = bff.section("limits");
    Map<String, Object> settings = new TreeMap<>();
    settings.put("app", context.config().root().text("app_id"));
    settings.put("agent", context.config().agentName());
    settings.put("audit", bff.text("audit"));
    settings.put("session", session.json());
    Map<String, Object> most = new TreeMap<>();
    for (String key : List.of("body_bytes", "upload_bytes", "call_seconds", "calls_per_tenant")) {
      most.put(key, limits.number(key));
    }
    settings.put("limits", most);
    settings.put("issuers", issuers());
    return settings;
  }

  private List<Map<String, Object>> issuers() {
    List<Map<String, Object>> issuers = new ArrayList<>();
    for (Section issuer : bff.sections("issuers")) {
      Map<String, Object> settings = new TreeMap<>(issuer.json());
      settings.put("client_secret", Secrets.name(issuer.text("client_secret")));
      settings.putIfAbsent("tenant_claim", bff.text("tenant_claim"));
      issuers.add(settings);
    }
    if (hasTestUsers()) {
      issuers.add(testUsers());
    }
    return issuers;
  }

  /** Whether the local cloud's own provider stands in. */
  boolean hasTestUsers() {
    return bff.sections("issuers").isEmpty()
        && context.config().environment().equals(ConfigLoader.LOCAL);
  }

  String testSecret() {
    return context.naming().hyphenated("test-users");
  }

  private Map<String, Object> testUsers() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("id", "local");
    settings.put("name", "Test users");
    settings.put("issuer", LOCAL_CLOUD);
    settings.put("client_id", "acore");
    settings.put("client_secret", testSecret());
    settings.put("scopes", List.of("openid", "profile", "email", "offline_access"));
    settings.put("tenant_claim", "tenant_id");
    settings.put("tenants", Map.of("acme", "acme", "globex", "globex"));
    settings.put("roles_claim", "roles");
    settings.put("roles", Map.of("admin", "admin", "user", "user"));
    return settings;
  }

  private String policy(String written) {
    Path file = context.config().folder().resolve(written).normalize();
    try {
      return Files.readString(context.input(file));
    } catch (IOException e) {
      throw bff.error(
          "policies",
          "`" + written + "` cannot be read",
          e.toString(),
          "name Cedar files; relative paths start in the folder of acore.yaml");
    }
  }
}
