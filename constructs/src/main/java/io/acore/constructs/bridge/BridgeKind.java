package io.acore.constructs.bridge;

import io.acore.base.UserError;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the bridge knows of one family of resources: a section of {@code kinds.conf}, or a user's
 * own definition of anything else that the AWS CLI manages.
 *
 * @param name the kind, in kebab case: {@code agent-runtime}
 * @param settings by {@link KindKey#word}
 */
public record BridgeKind(String name, Map<String, String> settings) {
  // Before the constants: their constructor uses it.
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  public static final BridgeKind AGENT_RUNTIME = KindTable.builtIn("agent-runtime");
  public static final BridgeKind RUNTIME_ENDPOINT = KindTable.builtIn("runtime-endpoint");
  public static final BridgeKind GATEWAY = KindTable.builtIn("gateway");
  public static final BridgeKind GATEWAY_TARGET = KindTable.builtIn("gateway-target");

  /** A rule has no name of its own; its priority, unique in the gateway, takes that place. */
  public static final BridgeKind GATEWAY_RULE = KindTable.builtIn("gateway-rule");

  public static final BridgeKind MEMORY = KindTable.builtIn("memory");
  public static final BridgeKind BROWSER = KindTable.builtIn("browser");
  public static final BridgeKind BROWSER_PROFILE = KindTable.builtIn("browser-profile");
  public static final BridgeKind CODE_INTERPRETER = KindTable.builtIn("code-interpreter");
  public static final BridgeKind WORKLOAD_IDENTITY = KindTable.builtIn("workload-identity");
  public static final BridgeKind API_KEY_CREDENTIAL_PROVIDER =
      KindTable.builtIn("api-key-credential-provider");
  public static final BridgeKind OAUTH2_CREDENTIAL_PROVIDER =
      KindTable.builtIn("oauth2-credential-provider");
  public static final BridgeKind PAYMENT_CREDENTIAL_PROVIDER =
      KindTable.builtIn("payment-credential-provider");

  /** Named by the vault, {@code default}; deleting it gives the vault back to AWS's own key. */
  public static final BridgeKind TOKEN_VAULT_KEY = KindTable.builtIn("token-vault-key");

  public static final BridgeKind POLICY_ENGINE = KindTable.builtIn("policy-engine");
  public static final BridgeKind POLICY = KindTable.builtIn("policy");
  public static final BridgeKind EVALUATOR = KindTable.builtIn("evaluator");
  public static final BridgeKind ONLINE_EVALUATION = KindTable.builtIn("online-evaluation");

  /** Named by the ARN of the resource that it protects. */
  public static final BridgeKind RESOURCE_POLICY = KindTable.builtIn("resource-policy");

  public static final BridgeKind CONFIGURATION_BUNDLE = KindTable.builtIn("configuration-bundle");
  public static final BridgeKind HARNESS = KindTable.builtIn("harness");
  public static final BridgeKind REGISTRY = KindTable.builtIn("registry");
  public static final BridgeKind REGISTRY_RECORD = KindTable.builtIn("registry-record");

  public BridgeKind {
    if (!NAME.matcher(name).matches()) {
      throw new UserError(
          "Bridge kind `" + name + "` is not a usable name",
          "it stands in a file and in Terraform's state: lower-case letters, digits and `-`",
          "rename it, for example to `guardrail`");
    }
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    KindKey.check(name, settings);
  }

  /**
   * A kind that a user defines, for anything else the AWS CLI can create, get and delete.
   *
   * @param definition the keys of {@code kinds.conf}; {@code id_member} is the same as {@code
   *     id-member}
   * @throws UserError when a key is unknown, missing, or not what the key takes
   */
  public static BridgeKind custom(String name, Map<String, String> definition) {
    Map<String, String> settings = new TreeMap<>();
    definition.forEach((key, value) -> settings.put(key.replace('_', '-'), value.strip()));
    if (KindTable.isBuiltIn(name)) {
      throw new UserError(
          "Bridge kind `" + name + "` is taken",
          "acore has a kind of that name itself",
          "give yours another name");
    }
    return new BridgeKind(name, settings);
  }

  /** Every kind that acore brings along, in the order of {@code kinds.conf}. */
  public static List<BridgeKind> all() {
    return KindTable.all();
  }

  /** Whether acore brings it along; a user's own kind cannot have such a name. */
  public boolean isBuiltIn() {
    return KindTable.isBuiltIn(name);
  }

  public String service() {
    return required(KindKey.SERVICE);
  }

  /** Whether the service can change one in place; the others are replaced on every change. */
  public boolean updatable() {
    return get(KindKey.UPDATE).isPresent();
  }

  /** Whether the create call overwrites what is there, so that create and update are the same. */
  public boolean isPut() {
    return get(KindKey.UPDATE).filter(required(KindKey.CREATE)::equals).isPresent();
  }

  /** Members of the create call that name the resources this one lives in. */
  public List<String> parents() {
    return words(KindKey.PARENTS);
  }

  /** Statuses after which nothing more happens by itself, and all is well. */
  public List<String> readyStatuses() {
    return words(KindKey.OK);
  }

  public List<String> failedStatuses() {
    return words(KindKey.BAD);
  }

  public List<String> transitionalStatuses() {
    return words(KindKey.BUSY);
  }

  public boolean taggable() {
    return !required(KindKey.TAGS).equals("none");
  }

  /** Resources of a lower number are deleted first when no Terraform graph says the order. */
  public int deleteOrder() {
    return get(KindKey.ORDER).map(Integer::parseInt).orElse(50);
  }

  /** A JMESPath or word of the table, for those that test against it. */
  public Optional<String> get(KindKey key) {
    return Optional.ofNullable(settings.get(key.word())).or(key::fallback);
  }

  public String required(KindKey key) {
    return get(key).orElseThrow();
  }

  public List<String> words(KindKey key) {
    return get(key).stream().flatMap(value -> List.of(value.split(" +")).stream()).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
