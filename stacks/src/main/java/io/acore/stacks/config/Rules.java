package io.acore.stacks.config;

import io.acore.base.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules that no JSON Schema can say. */
final class Rules {
  static final String VARIABLE = "`${…}` ";

  private static final String FORMS = "`${env:NAME}`, `${ssm:/path}`, `${secret:name-or-arn}`";
  private static final List<String> PLACEHOLDER_ACCOUNTS =
      List.of("123456789012", "111122223333", "000000000000");

  private final List<Problem> problems = new ArrayList<>();

  private Rules() {}

  /** Rules for one layer, whatever environment it is for. */
  static List<Problem> ofLayer(Item item, Schema schema, String path) {
    Rules rules = new Rules();
    rules.references(item, Optional.of(schema), path);
    return rules.problems;
  }

  /** Rules for what one environment comes to, defaults included. */
  static List<Problem> ofWhole(Item.Block root, String environment, Schema schema) {
    Rules rules = new Rules();
    if (!environment.equals(ConfigLoader.LOCAL)) {
      rules.placeholders(root, "");
    }
    rules.needs(root, schema);
    rules.frontEnd(root, environment);
    return rules.problems;
  }

  // Plain YAML has no variables. `${` is either a secret reference, where one may stand, or text
  // that is meant to hold it (prompts, policies); anywhere else somebody expects it to be replaced.
  private void references(Item item, Optional<Schema> schema, String path) {
    if (schema.isEmpty() || schema.get().has("x-text")) {
      return;
    }
    if (item instanceof Item.Scalar scalar && scalar.value() instanceof String text) {
      String secret = schema.get().text("x-secret").orElse("");
      if (!text.contains("${") || secret.equals("required")) {
        return;
      }
      if (secret.equals("embedded")) {
        text = SecretReference.PATTERN.matcher(text).replaceAll("");
        if (!text.contains("${")) {
          return;
        }
      }
      if (secret.isEmpty()) {
        report(
            item,
            path,
            VARIABLE
                + "is not replaced in acore.yaml; only secrets may be references, where a secret"
                + " is wanted: "
                + FORMS);
      } else if (!SecretReference.PATTERN.matcher(text).matches()) {
        report(
            item,
            path,
            VARIABLE + "is no secret reference; the whole value must be one of: " + FORMS);
      }
    } else if (item instanceof Item.Items items) {
      for (int i = 0; i < items.items().size(); i++) {
        references(items.items().get(i), schema.get().items(), path + "[" + i + "]");
      }
    } else if (item instanceof Item.Block block) {
      for (Map.Entry<String, Item.Entry> entry : block.entries().entrySet()) {
        references(
            entry.getValue().item(),
            schema.get().child(entry.getKey()),
            join(path, entry.getKey()));
      }
    }
  }

  private void placeholders(Item item, String path) {
    if (item instanceof Item.Scalar scalar && scalar.value() instanceof String text) {
      for (String account : PLACEHOLDER_ACCOUNTS) {
        if (text.contains(account) && (text.contains("arn:") || text.contains(".dkr.ecr."))) {
          report(
              item,
              path,
              "the account `"
                  + account
                  + "` is a placeholder from documentation (rule 1.7); "
                  + insteadOfArn(path));
        }
      }
    } else if (item instanceof Item.Items items) {
      for (int i = 0; i < items.items().size(); i++) {
        placeholders(items.items().get(i), path + "[" + i + "]");
      }
    } else if (item instanceof Item.Block block) {
      block.entries().forEach((key, entry) -> placeholders(entry.item(), join(path, key)));
    }
  }

  private static String insteadOfArn(String path) {
    return path.endsWith("lambda_arn")
        ? "name the function instead: `function:` for one of this project, `function_name:` for an"
            + " existing one, `remote_state:` for another stack's output"
        : "write the ARN in your own account, or take it from a module of this project";
  }

  private void needs(Item.Block root, Schema schema) {
    boolean runtime = flag(root, "enable_runtime");
    if (flag(root, "enable_bff") && !runtime && text(root, "bff_agentcore_runtime_arn").isEmpty()) {
      report(
          at(root, "enable_bff"),
          "enable_bff",
          "the web front end has no runtime to call: `enable_runtime` is off; set"
              + " `bff_agentcore_runtime_arn`, or turn `enable_runtime` on");
    }
    Item.Block runtimeBlock = block(root, "runtime");
    if (runtime
        && text(root, "runtime_source_path").isEmpty()
        && runtimeBlock.get("image_uri") == null
        && !isMisspelt(root, "runtime_source_path", schema)) {
      report(
          root,
          "",
          "`runtime_source_path` is missing: folder with the agent's source code, relative to"
              + " acore.yaml");
    }
    needsImage(root, runtimeBlock);
    needsVpc(root, "runtime", "network_mode", "runtime");
    needsVpc(root, "browser", "network_mode", "browser");
    if (text(root, "code_interpreter_network_mode").equals("VPC")
        && block(root, "code_interpreter").get("vpc") == null) {
      report(
          at(root, "code_interpreter_network_mode"),
          "code_interpreter_network_mode",
          "`VPC` needs `code_interpreter.vpc` with `subnets` and `security_groups`");
    }
    needsAuthorizer(root, "gateway");
    needsAuthorizer(root, "registry");
    if (text(root, "backend.type").equals("s3") && text(root, "backend.bucket").isEmpty()) {
      report(at(root, "backend.type"), "backend.type", "`s3` needs `backend.bucket`");
    }
    if (block(root, "runtime").get("idle_timeout_seconds") instanceof Item.Scalar idle
        && block(root, "runtime").get("max_lifetime_seconds") instanceof Item.Scalar longest
        && idle.value() instanceof Number least
        && longest.value() instanceof Number most
        && least.longValue() > most.longValue()) {
      report(
          idle,
          "runtime.idle_timeout_seconds",
          "`" + least + "` is longer than `max_lifetime_seconds`, which is `" + most + "`");
    }
    targets(root);
  }

  private void frontEnd(Item.Block root, String environment) {
    Item.Block bff = block(root, "bff");
    boolean issuers = bff.get("issuers") instanceof Item.Items items && !items.items().isEmpty();
    if (flag(root, "enable_bff") && !issuers && !environment.equals(ConfigLoader.LOCAL)) {
      report(
          at(root, "enable_bff"),
          "enable_bff",
          "nobody can sign in to the web front end: `bff.issuers` needs an identity provider");
    }
  }

  private void needsImage(Item.Block root, Item.Block runtime) {
    boolean container = text(root, "runtime.artifact").equals("container");
    boolean dockerfile = runtime.get("dockerfile") != null;
    if (dockerfile && !container) {
      report(
          at(root, "runtime.dockerfile"),
          "runtime.dockerfile",
          "a Dockerfile makes an image, and `runtime.artifact` is `zip`; set it to `container`");
    }
    if (container
        && !dockerfile
        && runtime.get("image_uri") == null
        && text(root, "packaging.base_image").isEmpty()) {
      report(
          at(root, "runtime.artifact"),
          "runtime.artifact",
          "`container` needs `packaging.base_image`, or `runtime.dockerfile`");
    }
  }

  // A key that is there under a wrong name is reported as that, not as missing as well.
  private static boolean isMisspelt(Item.Block root, String key, Schema schema) {
    return root.entries().keySet().stream()
        .filter(written -> !schema.properties().contains(written))
        .anyMatch(written -> Suggestions.nearest(written, List.of(key)).isPresent());
  }

  private void needsVpc(Item.Block root, String name, String mode, String path) {
    Item.Block block = block(root, name);
    boolean vpc = text(block, mode).equals("VPC");
    if (vpc && block.get("vpc") == null) {
      report(
          at(block, mode),
          path + "." + mode,
          "`VPC` needs `" + path + ".vpc` with `subnets` and `security_groups`");
    }
    if (!vpc && block.get("vpc") != null) {
      report(
          at(block, "vpc"),
          path + ".vpc",
          "has no effect while `" + path + "." + mode + "` is `PUBLIC`; set that to `VPC`");
    }
  }

  private void needsAuthorizer(Item.Block root, String name) {
    Item.Block block = block(root, name);
    boolean jwt = text(block, "authorizer_type").equals("CUSTOM_JWT");
    if (jwt && block.get("authorizer") == null) {
      report(
          at(block, "authorizer_type"),
          name + ".authorizer_type",
          "`CUSTOM_JWT` needs `" + name + ".authorizer` with a `discovery_url`");
    }
    if (!jwt && block.get("authorizer") != null) {
      report(
          at(block, "authorizer"),
          name + ".authorizer",
          "has no effect unless `" + name + ".authorizer_type` is `CUSTOM_JWT`");
    }
  }

  private void targets(Item.Block root) {
    if (!(root.get("mcp_targets") instanceof Item.Items targets)) {
      return;
    }
    java.util.Set<String> names = new java.util.HashSet<>();
    for (int i = 0; i < targets.items().size(); i++) {
      if (!(targets.items().get(i) instanceof Item.Block target)) {
        continue;
      }
      String path = "mcp_targets[" + i + "]";
      String name = text(target, "name");
      if (!names.add(name)) {
        report(at(target, "name"), path + ".name", "`" + name + "` names two targets");
      }
      boolean lambda =
          target.get("lambda_arn") != null
              || target.get("function_name") != null
              || target.get("function") != null
              || target.get("remote_state") != null;
      boolean file = target.get("tool_schema_file") != null;
      boolean inline = target.get("tool_schema") != null;
      if (lambda && file == inline) {
        report(
            target,
            path,
            file
                ? "`tool_schema_file` and `tool_schema` exclude each other; keep one"
                : "a Lambda target needs `tool_schema_file` or `tool_schema`: the tools it offers");
      }
      if (!lambda && (file || inline)) {
        report(target, path, "only a Lambda target has a tool schema; remove it");
      }
      credentials(target, path);
    }
  }

  private void credentials(Item.Block target, String path) {
    Item.Block credentials = block(target, "credential_provider");
    String type = text(credentials, "type");
    boolean needed = type.equals("OAUTH") || type.equals("API_KEY");
    if (needed && credentials.get("provider") == null) {
      report(
          credentials,
          path + ".credential_provider",
          "`" + type + "` needs `provider`: a name in `identity` or an ARN");
    }
  }

  private static Item.Block block(Item.Block root, String key) {
    return root.get(key) instanceof Item.Block block ? block : Item.Block.empty(root.source());
  }

  private static Item at(Item.Block root, String path) {
    int dot = path.indexOf('.');
    if (dot > 0) {
      return at(block(root, path.substring(0, dot)), path.substring(dot + 1));
    }
    Item item = root.get(path);
    return item == null ? root : item;
  }

  private static String text(Item.Block root, String path) {
    return at(root, path) instanceof Item.Scalar scalar && scalar.value() instanceof String text
        ? text
        : "";
  }

  private static boolean flag(Item.Block root, String path) {
    return at(root, path) instanceof Item.Scalar scalar && Boolean.TRUE.equals(scalar.value());
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private void report(Item item, String path, String text) {
    problems.add(new Problem(item.source(), path, text));
  }
}
