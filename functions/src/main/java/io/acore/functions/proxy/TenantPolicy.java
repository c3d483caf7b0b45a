package io.acore.functions.proxy;

import io.acore.functions.tenant.AgentName;
import io.acore.functions.tenant.AppId;
import io.acore.functions.tenant.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The session policy of one tenant: what the tenant's credentials reach is what both this and the
 * role allow.
 *
 * <p>STS takes 2,048 characters. The names in here are checked types without any character that
 * means something in a policy.
 */
record TenantPolicy(
    AppId app,
    AgentName agent,
    String runtimeArn,
    Optional<String> bucket,
    Optional<String> tableArn,
    boolean keys) {
  static final int MOST_CHARACTERS = 2048;

  String render(TenantId tenant) {
    List<Object> statements = new ArrayList<>();
    statements.add(
        allow(
            List.of(
                "bedrock-agentcore:InvokeAgentRuntime",
                "bedrock-agentcore:InvokeAgentRuntimeForUser",
                "bedrock-agentcore:StopRuntimeSession"),
            List.of(runtimeArn, runtimeArn + "/*"),
            Map.of()));
    bucket.ifPresent(
        name -> {
          String arn = "arn:" + partition() + ":s3:::" + name;
          String prefix = prefix(tenant);
          statements.add(
              allow(
                  List.of("s3:GetObject", "s3:PutObject"),
                  List.of(arn + "/" + prefix + "*"),
                  Map.of()));
          statements.add(
              allow(
                  List.of("s3:ListBucket"),
                  List.of(arn),
                  Map.of("StringLike", Map.of("s3:prefix", prefix + "*"))));
        });
    tableArn.ifPresent(
        arn ->
            statements.add(
                allow(
                    List.of(
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:Query"),
                    List.of(arn),
                    // `ForAllValues` alone holds for a request without any key
                    ordered(
                        "ForAllValues:StringEquals",
                            Map.of("dynamodb:LeadingKeys", partitionKey(tenant)),
                        "Null", Map.of("dynamodb:LeadingKeys", "false")))));
    // The role names the keys; naming them here again would take the room that long names need
    if (keys) {
      statements.add(allow(List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of("*"), Map.of()));
    }
    return io.acore.functions.http.Json.write(
        ordered("Version", "2012-10-17", "Statement", statements));
  }

  /** Where the tenant's objects lie, with `/` at the end. */
  String prefix(TenantId tenant) {
    return app.value() + "/" + tenant.value() + "/" + agent.value() + "/";
  }

  /** Where the tenant's items lie. */
  String partitionKey(TenantId tenant) {
    return "APP#" + app.value() + "#TENANT#" + tenant.value();
  }

  private String partition() {
    return runtimeArn.split(":", 3)[1];
  }

  private static Map<String, Object> allow(
      List<String> actions, List<String> resources, Map<String, Object> condition) {
    Map<String, Object> statement = ordered("Effect", "Allow", "Action", actions);
    statement.put("Resource", resources);
    if (!condition.isEmpty()) {
      statement.put("Condition", condition);
    }
    return statement;
  }

  /** The same text for the same tenant, always. */
  private static Map<String, Object> ordered(String a, Object first, String b, Object second) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(a, first);
    map.put(b, second);
    return map;
  }
}
