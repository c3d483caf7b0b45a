package io.acore.localcloud.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment of an agent: what a microVM has, and nothing of the developer's own. Its home is
 * a folder of its session, so that no SDK finds the developer's keys.
 */
final class AgentVariables {
  private AgentVariables() {}

  static Map<String, String> of(
      AgentSpec spec, HostSettings settings, RoleCredentials credentials, Path home)
      throws IOException {
    String endpoint = settings.endpoint().get().toString();
    Path temporary = Files.createDirectories(home.resolve("tmp"));
    Map<String, String> variables = new TreeMap<>();
    variables.put("PATH", settings.environment().variable("PATH").orElse("/usr/bin:/bin"));
    variables.put("HOME", home.toString());
    variables.put("TMPDIR", temporary.toString());
    variables.put("LANG", "C.UTF-8");
    variables.put("TZ", "UTC");
    variables.put("PYTHONUNBUFFERED", "1");
    variables.put("AWS_REGION", spec.region());
    variables.put("AWS_DEFAULT_REGION", spec.region());
    variables.put("AWS_ENDPOINT_URL", endpoint);
    // Nobody collects traces here; without this each exporter would complain once a minute
    variables.put("OTEL_TRACES_EXPORTER", "none");
    variables.put("OTEL_METRICS_EXPORTER", "none");
    variables.put("OTEL_LOGS_EXPORTER", "none");
    switch (settings.credentials()) {
      case ROLE -> {
        variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", endpoint + Metadata.path(spec));
        // An SDK gives the service one second by default, and a laptop may be busy
        variables.put("AWS_METADATA_SERVICE_TIMEOUT", "5");
        variables.put("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "3");
      }
      case ENVIRONMENT -> {
        RoleCredentials.Keys keys = credentials.of(spec);
        variables.put("AWS_ACCESS_KEY_ID", keys.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
        variables.put("AWS_SESSION_TOKEN", keys.sessionToken());
      }
      case NONE -> variables.put("AWS_EC2_METADATA_DISABLED", "true");
    }
    variables.putAll(spec.variables());
    return variables;
  }
}
