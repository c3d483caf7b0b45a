package io.acore.constructs.harness;

import io.acore.constructs.limit.Limit;
import io.acore.constructs.terraform.Expression;
import java.util.Map;
import java.util.Optional;

/**
 * A tool of a harness.
 *
 * @param type the service's word for it
 * @param name how the model calls it; without it the service's own choice
 * @param member where its settings go
 * @param settings as the API has them
 */
public record HarnessTool(
    String type, Optional<String> name, String member, Map<String, ?> settings) {
  private static final Limit NAME =
      Limit.form("tool name", "[a-zA-Z0-9_-]+", 1, 64, "letters, digits, `_` and `-`", "search");
  private static final Limit URL =
      Limit.form("MCP server URL", "https://\\S+", 1, 16_383, "an https address", "https://x/mcp");

  public HarnessTool {
    name.ifPresent(NAME::check);
  }

  /** All tools of a gateway, called with the harness's role. */
  public static HarnessTool gateway(Expression gatewayArn) {
    return new HarnessTool(
        "agentcore_gateway",
        Optional.empty(),
        "agentCoreGateway",
        Map.of("gatewayArn", gatewayArn, "outboundAuth", Map.of("awsIam", Map.of())));
  }

  public static HarnessTool browser(Expression browserArn) {
    return new HarnessTool(
        "agentcore_browser",
        Optional.empty(),
        "agentCoreBrowser",
        Map.of("browserArn", browserArn));
  }

  public static HarnessTool codeInterpreter(Expression interpreterArn) {
    return new HarnessTool(
        "agentcore_code_interpreter",
        Optional.empty(),
        "agentCoreCodeInterpreter",
        Map.of("codeInterpreterArn", interpreterArn));
  }

  /** The tools of an MCP server somewhere else. */
  public static HarnessTool mcpServer(String name, String url) {
    return new HarnessTool(
        "remote_mcp", Optional.of(name), "remoteMcp", Map.of("url", URL.check(url)));
  }

  Map<String, Object> input() {
    Map<String, Object> input = new java.util.LinkedHashMap<>();
    input.put("type", type);
    input.put("name", name);
    input.put("config", Map.of(member, settings));
    return input;
  }
}
