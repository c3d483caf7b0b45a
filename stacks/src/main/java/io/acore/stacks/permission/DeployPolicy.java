package io.acore.stacks.permission;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The smallest IAM policy that deploys, updates and destroys some stacks. */
public final class DeployPolicy {
  /** What one managed policy can hold; blanks do not count. */
  public static final int MANAGED_POLICY_LIMIT = 6144;

  private static final Map<String, Map<String, String>> ACTIONS =
      Sections.parse(resource("actions.conf"));
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(aws_[a-z0-9_]+)\\.([A-Za-z0-9_-]+)\\.[a-z_]+}");
  private static final String AGENTCORE = "bedrock-agentcore.amazonaws.com";
  private static final List<String> RECORDS =
      List.of(
          "ssm:AddTagsToResource",
          "ssm:DeleteParameter",
          "ssm:DeleteParameters",
          "ssm:GetParameter",
          "ssm:GetParameters",
          "ssm:GetParametersByPath",
          "ssm:ListTagsForResource",
          "ssm:PutParameter",
          "ssm:RemoveTagsFromResource");

  private final String account;
  private final Statements statements = new Statements();

  /** That of the stack being read: ARNs without a region lie in its partition. */
  private String home = "";

  private DeployPolicy(String account) {
    this.account = account;
  }

  /**
   * The policy document for synthesized stacks.
   *
   * @param stacks folders with a {@code cdk.tf.json}
   * @param account the account's id; {@code *} for any
   */
  public static JsonNode of(List<Path> stacks, String account) {
    DeployPolicy policy = new DeployPolicy(account);
    for (Path stack : stacks) {
      try {
        policy.add(
            Json.read(stack.resolve("cdk.tf.json")),
            Sections.parse(Files.readString(stack.resolve("bridge").resolve("kinds.conf"))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Json.tree(Map.of("Version", "2012-10-17", "Statement", policy.statements.render()));
  }

  /** How many characters of a managed policy it takes. */
  public static int size(JsonNode policy) {
    return Json.compact(policy).length();
  }

  private void add(JsonNode terraform, Map<String, Map<String, String>> kinds) {
    home = region(Json.tree(Map.of()), terraform);
    JsonNode resources = terraform.path("resource");
    for (Map.Entry<String, JsonNode> type : resources.properties()) {
      Map<String, String> section = ACTIONS.get(type.getKey());
      if (section == null) {
        throw unknown(type.getKey());
      }
      for (JsonNode each : type.getValue()) {
        resource(section, each, terraform);
        bridged(each.path("triggers"), kinds);
        bridged(each.path("input"), kinds);
        bridged(each.path("triggers_replace"), kinds);
      }
    }
    roles(resources, terraform);
    for (JsonNode data : terraform.path("data").path("aws_lambda_function")) {
      statements.allow(
          List.of("lambda:GetFunction", "lambda:GetFunctionCodeSigningConfig"),
          List.of(arn("lambda:{region}:{account}:function:" + wild(data, "function_name"), "*")));
    }
    state(terraform.path("terraform").path("backend").path("s3"));
    remoteStates(terraform.path("data").path("terraform_remote_state"));
  }

  private void resource(Map<String, String> section, JsonNode resource, JsonNode terraform) {
    String service = section.getOrDefault("service", "");
    String name = section.containsKey("name") ? name(resource, section.get("name"), terraform) : "";
    String region = region(resource, terraform);
    List<String> arns =
        Sections.words(section, "arn").stream()
            .map(arn -> arn(arn.replace("{name}", name), region))
            .toList();
    statements.allow(prefixed(service, Sections.words(section, "actions")), arns);
    statements.allow(prefixed(service, Sections.words(section, "any")), List.of("*"));
    if (resource.path("force_destroy").asBoolean(false) && service.equals("s3")) {
      statements.allow(
          List.of("s3:DeleteObject", "s3:DeleteObjectVersion"),
          List.of(arn("s3:::" + name + "/*", region)));
    }
  }

  // Every resource of the bridge names its kind, region and record in what its owner keeps.
  private void bridged(JsonNode owner, Map<String, Map<String, String>> kinds) {
    Map<String, String> kind = kinds.get(owner.path("kind").asText());
    if (kind == null) {
      return;
    }
    String region = owner.path("region").asText("*");
    String service = kind.getOrDefault("service", "").replaceFirst("-control$", "");
    List<String> calls = new ArrayList<>();
    for (String key : List.of("create", "get", "update", "delete")) {
      if (kind.containsKey(key)) {
        calls.add(service + ":" + operation(kind.get(key)));
      }
    }
    if (!kind.getOrDefault("tags", "none").equals("none")) {
      calls.add(service + ":ListTagsForResource");
      calls.add(service + ":TagResource");
      calls.add(service + ":UntagResource");
    }
    statements.allow(calls, List.of(arn(service + ":{region}:{account}:*", region)));
    if (kind.containsKey("list")) {
      // Lists know no resource
      statements.allow(List.of(service + ":" + operation(kind.get("list"))), List.of("*"));
    }
    // Records of one stack lie in one folder, which the sweep after a destroy lists
    String folder =
        "ssm:{region}:{account}:parameter"
            + owner.path("parameter").asText().replaceFirst("/[^/]*$", "");
    String store = owner.path("store").asText(region);
    statements.allow(RECORDS, List.of(arn(folder, store), arn(folder + "/*", store)));
    identities(owner.path("kind").asText(), region);
  }

  // What AgentCore does with the caller's permissions when it makes these
  private void identities(String kind, String region) {
    if (kind.equals("agent-runtime") || kind.equals("gateway") || kind.equals("harness")) {
      statements.allow(
          List.of(
              "bedrock-agentcore:CreateWorkloadIdentity",
              "bedrock-agentcore:DeleteWorkloadIdentity",
              "bedrock-agentcore:GetWorkloadIdentity"),
          List.of(
              arn("bedrock-agentcore:{region}:{account}:workload-identity-directory/*", region)));
      statements.allow(
          List.of("iam:CreateServiceLinkedRole"),
          List.of(
              arn("iam::{account}:role/aws-service-role/*.bedrock-agentcore.amazonaws.com/*", "")));
    }
    if (kind.endsWith("-credential-provider")) {
      statements.allow(
          List.of(
              "secretsmanager:CreateSecret",
              "secretsmanager:DeleteSecret",
              "secretsmanager:GetSecretValue",
              "secretsmanager:PutSecretValue"),
          List.of(
              arn(
                  "secretsmanager:{region}:{account}:secret:bedrock-agentcore-identity!*",
                  region)));
    }
  }

  /** A role is handed to whoever its trust names. */
  private void roles(JsonNode resources, JsonNode terraform) {
    for (JsonNode role : resources.path("aws_iam_role")) {
      String trust = role.path("assume_role_policy").asText();
      Matcher local = Pattern.compile("local\\.([A-Za-z0-9_-]+)").matcher(trust);
      JsonNode document =
          local.find() ? terraform.path("locals").path(local.group(1)) : Json.tree(trust);
      for (JsonNode statement : document.path("Statement")) {
        JsonNode service = statement.path("Principal").path("Service");
        for (String each : texts(service)) {
          statements.allowPassing(
              List.of(arn("iam::{account}:role/" + wild(role, "name"), "")), each);
        }
      }
    }
    for (JsonNode local : terraform.path("locals")) {
      String given = local.path("roleArn").asText("");
      if (given.startsWith("arn:")) {
        statements.allowPassing(List.of(given), AGENTCORE);
      }
    }
  }

  private void state(JsonNode backend) {
    if (backend.isMissingNode()) {
      return;
    }
    String bucket = "arn:" + partition(home) + ":s3:::" + backend.path("bucket").asText();
    String key = bucket + "/" + backend.path("key").asText();
    statements.allow(List.of("s3:ListBucket"), List.of(bucket));
    statements.allow(List.of("s3:GetObject", "s3:PutObject"), List.of(key));
    // The lock is a file beside the state
    statements.allow(
        List.of("s3:DeleteObject", "s3:GetObject", "s3:PutObject"), List.of(key + ".tflock"));
  }

  private void remoteStates(JsonNode states) {
    for (JsonNode state : states) {
      JsonNode config = state.path("config");
      if (config.has("bucket")) {
        String bucket = "arn:" + partition(home) + ":s3:::" + wild(config, "bucket");
        statements.allow(List.of("s3:ListBucket"), List.of(bucket));
        statements.allow(List.of("s3:GetObject"), List.of(bucket + "/" + wild(config, "key")));
      }
    }
  }

  private static String name(JsonNode resource, String attribute, JsonNode terraform) {
    Matcher reference = REFERENCE.matcher(resource.path(attribute).asText());
    if (reference.matches()) {
      Map<String, String> section = ACTIONS.getOrDefault(reference.group(1), Map.of());
      JsonNode target =
          terraform.path("resource").path(reference.group(1)).path(reference.group(2));
      return section.containsKey("name") ? wild(target, section.get("name")) : "*";
    }
    return wild(resource, attribute);
  }

  /** Text with a star for all that only Terraform knows. */
  private static String wild(JsonNode block, String attribute) {
    String text = block.path(attribute).asText("*");
    StringBuilder wild = new StringBuilder();
    int open = 0;
    for (int at = 0; at < text.length(); at++) {
      if (text.startsWith("${", at)) {
        wild.append(open == 0 ? "*" : "");
        open++;
        at++;
      } else if (open > 0) {
        open += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
      } else {
        wild.append(text.charAt(at));
      }
    }
    return wild.toString();
  }

  private static String region(JsonNode resource, JsonNode terraform) {
    String wanted = resource.path("provider").asText("aws");
    JsonNode providers = terraform.path("provider").path("aws");
    for (JsonNode provider : providers.isArray() ? providers : Json.tree(List.of(providers))) {
      String alias = provider.path("alias").asText("");
      if (wanted.equals(alias.isEmpty() ? "aws" : "aws." + alias)) {
        return provider.path("region").asText("*");
      }
    }
    return "*";
  }

  private String arn(String rest, String region) {
    return "arn:"
        + partition(region.isEmpty() ? home : region)
        + ":"
        + rest.replace("{region}", region).replace("{account}", account);
  }

  private static String partition(String region) {
    return region.startsWith("us-gov-")
        ? "aws-us-gov"
        : region.startsWith("cn-") ? "aws-cn" : "aws";
  }

  /** `create-agent-runtime` as IAM writes it. */
  private static String operation(String command) {
    StringBuilder name = new StringBuilder();
    for (String word : command.split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  private static List<String> prefixed(String service, List<String> actions) {
    return actions.stream()
        .map(action -> action.contains(":") ? action : service + ":" + action)
        .toList();
  }

  private static Set<String> texts(JsonNode node) {
    Set<String> texts = new TreeSet<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static UserError unknown(String type) {
    return new UserError(
        "acore does not know what `" + type + "` needs",
        "the policy would be too small, and the deployment would fail half-way",
        "deploy once with wider permissions and add what AWS CloudTrail shows for it by hand, and"
            + " report the type");
  }

  private static String resource(String name) {
    try (InputStream stream =
        Objects.requireNonNull(DeployPolicy.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
