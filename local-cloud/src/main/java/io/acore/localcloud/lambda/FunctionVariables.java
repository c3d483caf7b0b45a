package io.acore.localcloud.lambda;

import io.acore.localcloud.runtime.AgentCredentials;
import io.acore.localcloud.runtime.HostSettings;
import io.acore.localcloud.runtime.RoleCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The environment of a function: what Lambda sets, and nothing of the developer's own. */
final class FunctionVariables {
  private FunctionVariables() {}

  static Map<String, String> of(
      FunctionSpec spec,
      HostSettings settings,
      RoleCredentials credentials,
      Path task,
      Path layers,
      Path home,
      String logStream)
      throws CannotStart {
    Map<String, String> variables = new TreeMap<>();
    String path = settings.environment().variable("PATH").orElse("/usr/bin:/bin");
    variables.put("PATH", layers.resolve("bin") + ":" + path);
    variables.put(
        "LD_LIBRARY_PATH", task + ":" + task.resolve("lib") + ":" + layers.resolve("lib"));
    variables.put("HOME", home.toString());
    variables.put("TMPDIR", home.resolve("tmp").toString());
    variables.put("LANG", "C.UTF-8");
    variables.put("TZ", "UTC");
    variables.put("PYTHONUNBUFFERED", "1");
    variables.put("LAMBDA_TASK_ROOT", task.toString());
    variables.put("LAMBDA_RUNTIME_DIR", layers.toString());
    variables.put("ACORE_OPT", layers.toString());
    variables.put("_HANDLER", spec.handler());
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + spec.runtime());
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", spec.version());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "" + spec.memoryMegabytes());
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", spec.logGroup());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
    variables.put("AWS_REGION", spec.region());
    variables.put("AWS_DEFAULT_REGION", spec.region());
    variables.put("AWS_ENDPOINT_URL", settings.endpoint().get().toString());
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    if (settings.credentials() != AgentCredentials.NONE) {
      role(spec, credentials, variables);
    }
    variables.putAll(spec.variables());
    // Lambda has its folders at fixed places, which here are wherever they are
    variables.computeIfPresent(
        "AWS_LAMBDA_EXEC_WRAPPER",
        (name, value) ->
            value.replaceFirst("^/var/task/", task + "/").replaceFirst("^/opt/", layers + "/"));
    return variables;
  }

  private static void role(
      FunctionSpec spec, RoleCredentials credentials, Map<String, String> variables)
      throws CannotStart {
    try {
      RoleCredentials.Keys keys = credentials.of(spec.region(), spec.roleArn(), spec.name());
      variables.put("AWS_ACCESS_KEY_ID", keys.accessKeyId());
      variables.put("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
      variables.put("AWS_SESSION_TOKEN", keys.sessionToken());
    } catch (IOException e) {
      throw new CannotStart("AccessDeniedException", String.valueOf(e.getMessage()), e);
    }
  }
}
