package io.acore.localcloud.process;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables by which a program that knows nothing of the local cloud finds it. */
final class ClientVariables {
  private static final String PYTHON = "PYTHONPATH";

  private ClientVariables() {}

  /**
   * All that AWS's SDKs and its Python package need, but for the region, which is the project's.
   *
   * @param folder where the local cloud keeps everything
   */
  static Map<String, String> of(String endpointUrl, Path folder) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("AWS_ENDPOINT_URL", endpointUrl);
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    // `bedrock-agentcore` makes the addresses of WebSockets itself, for amazonaws.com alone
    variables.put(PYTHON, folder.resolve("runtime").toString());
    return variables;
  }

  /** Lines for a shell; what is in the path for Python stays there. */
  static String exports(String endpointUrl, Path folder) {
    StringBuilder lines = new StringBuilder();
    of(endpointUrl, folder)
        .forEach(
            (name, value) ->
                lines
                    .append("export ")
                    .append(name)
                    .append("='")
                    .append(value.replace("'", "'\\''"))
                    .append("'")
                    .append(name.equals(PYTHON) ? "${PYTHONPATH:+:$PYTHONPATH}" : "")
                    .append('\n'));
    return lines.toString();
  }
}
