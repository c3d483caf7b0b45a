package io.acore.localcloud.runtime;

import io.acore.base.Json;
import io.acore.localcloud.http.DataPlane;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The metadata service of the microVM, as far as SDKs ask it for credentials (version 2, with a
 * token). Each runtime has an address of its own, because here they share one machine.
 */
public final class Metadata {
  /** What the addresses begin with. */
  public static final String PREFIX = DataPlane.METADATA;

  private static final String CREDENTIALS = "/latest/meta-data/iam/security-credentials/";

  private final RoleCredentials credentials;
  private final Map<String, AgentSpec> runtimes = new ConcurrentHashMap<>();

  Metadata(RoleCredentials credentials) {
    this.credentials = credentials;
  }

  static String path(AgentSpec spec) {
    return PREFIX + spec.id();
  }

  /** From now on the runtime's address answers with this version's role. */
  void serve(AgentSpec spec) {
    runtimes.put(spec.id(), spec);
  }

  void forget(String runtimeId) {
    runtimes.remove(runtimeId);
  }

  /** The text at a path, if there is one. */
  public Optional<String> answer(String method, String path) throws IOException {
    String rest = path.substring(PREFIX.length());
    int slash = rest.indexOf('/');
    AgentSpec spec = slash < 0 ? null : runtimes.get(rest.substring(0, slash));
    if (spec == null) {
      return Optional.empty();
    }
    String asked = rest.substring(slash);
    String role = spec.roleArn().substring(spec.roleArn().lastIndexOf('/') + 1);
    if (method.equals("PUT") && asked.equals("/latest/api/token")) {
      return Optional.of("local");
    }
    if (asked.equals(CREDENTIALS)
        || asked.equals(CREDENTIALS.substring(0, CREDENTIALS.length() - 1))) {
      return Optional.of(role);
    }
    if (asked.equals(CREDENTIALS + role)) {
      return Optional.of(document(credentials.of(spec)));
    }
    return asked.equals("/latest/meta-data/placement/region")
        ? Optional.of(spec.region())
        : Optional.empty();
  }

  private static String document(RoleCredentials.Keys keys) {
    return Json.compact(
        Map.of(
            "Code", "Success",
            "Type", "AWS-HMAC",
            "LastUpdated", keys.issued(),
            "AccessKeyId", keys.accessKeyId(),
            "SecretAccessKey", keys.secretAccessKey(),
            "Token", keys.sessionToken(),
            "Expiration", keys.expiration()));
  }
}
