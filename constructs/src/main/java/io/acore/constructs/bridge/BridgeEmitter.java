package io.acore.constructs.bridge;

import io.acore.base.Json;
import io.acore.base.UserError;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the blocks of one bridged resource; docs/adr/0001-bridge-shape.md says why these. */
final class BridgeEmitter {
  // A managed resource inside an expression: `aws_iam_role.execution`, but not `data.aws_…`.
  private static final Pattern RESOURCE =
      Pattern.compile("(?<![\\w.])(aws_[a-z0-9_]+\\.[A-Za-z_][\\w-]*)");

  private final AcoreStack stack;
  private final BridgeSettings settings;
  private final BridgeForm form;
  private final String address;
  private final BridgedResource.Builder builder;
  private final BridgeKind kind;

  BridgeEmitter(
      AcoreStack stack, BridgeSettings settings, String address, BridgedResource.Builder builder) {
    this.stack = stack;
    this.settings = settings;
    this.form = settings.form();
    this.address = address;
    this.builder = builder;
    this.kind = builder.kind;
  }

  void emit() {
    checkName();
    Inserts inserts = new Inserts(stack);
    BridgeInput input = BridgeInput.of(kind, content(inserts));
    Expression content = stack.local(address + "_input", input.content());
    Map<String, Object> variables = variables(input, content, inserts);
    Collection<String> dependencies = dependencies(input);
    String own = form.type() + "." + address;

    stack.block(
        Block.RESOURCE, form.type(), address, form.owner(identity(input, content), dependencies));
    stack.block(
        Block.RESOURCE,
        form.type(),
        address + "_create",
        form.applier(
            "apply",
            address,
            Map.of("owner", Expression.reference(own + ".id")),
            variables,
            dependencies));
    stack.block(
        Block.RESOURCE,
        form.type(),
        address + "_config",
        form.applier("settle", address, contentTriggers(own, content), variables, dependencies));
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("name", settings.parameter(address));
    record.put("depends_on", List.of(own + "_create"));
    settings.provider().ifPresent(provider -> record.put("provider", provider));
    stack.block(Block.DATA, "aws_ssm_parameter", address, record);
  }

  private void checkName() {
    Optional<String> pattern = kind.get(KindKey.NAME_PATTERN);
    String name = builder.name.toString();
    if (builder.name.isLiteral() && pattern.isPresent() && !name.matches(pattern.get())) {
      throw new UserError(
          "`" + name + "` is no name for a " + kind,
          "AWS takes names that match " + pattern.get(),
          "rename it");
    }
  }

  private Map<String, Object> content(Inserts inserts) {
    Map<String, Object> members = BridgeInput.plain(builder.input);
    members.put(kind.required(KindKey.NAME), sentName());
    builder.secrets.forEach((path, reference) -> inserts.secret(members, path, reference));
    return inserts.shrink(members, kind.get(KindKey.DELTA).orElse(""));
  }

  private Object sentName() {
    if (kind.get(KindKey.NAME_NUMBER).isEmpty()) {
      return builder.name;
    }
    return builder.name.isLiteral()
        ? Integer.valueOf(builder.name.toString())
        : Expression.reference("tonumber(" + builder.name.inner() + ")");
  }

  private Map<String, Object> identity(BridgeInput input, Expression content) {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("kind", kind.name());
    identity.put("name", builder.name);
    identity.put("region", builder.region.orElse(settings.region()));
    identity.put("store", settings.region());
    identity.put("parameter", settings.parameter(address));
    identity.put("parents", parents());
    for (BridgedResource.Parent parent : builder.parents) {
      String parentAddress = parent.resource().address();
      identity.put(
          "parent_" + parentAddress,
          Expression.reference(form.type() + "." + parentAddress + ".id"));
    }
    Collection<String> fixed = input.identity();
    if (!fixed.isEmpty()) {
      identity.put(
          "fixed", Expression.reference("sha256(jsonencode(" + only(content, fixed) + "))"));
    }
    return identity;
  }

  private Map<String, Object> contentTriggers(String own, Expression content) {
    Map<String, Object> triggers = new LinkedHashMap<>();
    triggers.put("create", Expression.reference(own + "_create.id"));
    triggers.put("hash", hash(content));
    triggers.put("tags", tags().hash());
    return triggers;
  }

  private static Expression hash(Expression content) {
    return Expression.reference("sha256(jsonencode(" + content.inner() + "))");
  }

  private BridgeTags tags() {
    return BridgeTags.of(kind, settings.tags(), settings.parameter(address));
  }

  private Map<String, Object> variables(BridgeInput input, Expression content, Inserts inserts) {
    BridgeTags tags = tags();
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("ACORE_PARENT_IDS", parentIds(input));
    variables.put("ACORE_HASH", hash(content));
    // The owner's id makes it another token when the same thing is made anew after a destroy.
    String owner = form.type() + "." + address + ".id";
    variables.put(
        "ACORE_TOKEN",
        Expression.reference("sha256(jsonencode([" + owner + ", " + content.inner() + "]))"));
    Expression create =
        input.followUp() ? stack.local(address + "_create_input", input.create()) : content;
    variables.put("ACORE_INPUT", json(create));
    if (kind.updatable() && !kind.isPut()) {
      variables.put("ACORE_UPDATE", json(update(input, content)));
    }
    if (!input.delta().isEmpty()) {
      Expression delta = stack.local(address + "_delta", input.delta());
      variables.put(
          "ACORE_DELTA",
          Expression.reference(
              "join(\"\\n\", [for s in "
                  + delta.inner()
                  + " : \"${s.name}\\t${s.type}\\t${jsonencode(s.add)}\\t${jsonencode(s.modify)}\"])"));
    }
    variables.put("ACORE_TAGS", tags.json());
    variables.put("ACORE_TAG_KEYS", tags.keys());
    variables.put("ACORE_TAGS_HASH", tags.hash());
    variables.put("ACORE_RECORD_TAGS", tags.record());
    if (!inserts.lines().isEmpty()) {
      variables.put("ACORE_INSERTS", inserts.lines());
    }
    if (input.followUp()) {
      variables.put("ACORE_FOLLOW_UP", "yes");
    }
    return variables;
  }

  // Most updates take a part of the content as it is: then Terraform leaves out the rest, which is
  // half the size of a second copy.
  private Expression update(BridgeInput input, Expression content) {
    if (!input.content().entrySet().containsAll(input.update().entrySet())) {
      return stack.local(address + "_update_input", input.update());
    }
    return input.update().size() == input.content().size()
        ? content
        : Expression.reference(only(content, input.update().keySet()));
  }

  private static String only(Expression content, Collection<String> members) {
    String names = Json.compact(new TreeSet<>(members));
    return "{for k, v in " + content.inner() + " : k => v if contains(" + names + ", k)}";
  }

  // Not by inner(): what stands here may have braces of its own.
  private static Expression json(Expression value) {
    String template = value.toString();
    return Expression.reference("jsonencode(" + template.substring(2, template.length() - 1) + ")");
  }

  /** For destroy: where the parents' ids are recorded, or the ids of those made elsewhere. */
  private Expression parents() {
    Expression all = Expression.literal("");
    for (String member : kind.parents()) {
      all = all.plus(all.toString().isEmpty() ? member + "=" : "\n" + member + "=");
      Optional<BridgedResource.Parent> ours =
          builder.parents.stream().filter(parent -> parent.member().equals(member)).findFirst();
      all =
          ours.isPresent()
              ? all.plus("@" + recordOf(ours.get()))
              : all.plus(asExpression(builder.input.get(member)));
    }
    return all;
  }

  private String recordOf(BridgedResource.Parent parent) {
    String parameter = settings.parameter(parent.resource().address());
    return parent.part().equals("arn") ? parameter + "#arn" : parameter;
  }

  private Expression parentIds(BridgeInput input) {
    Expression all = Expression.literal("");
    for (String member : kind.parents()) {
      all = all.plus(all.toString().isEmpty() ? member + "=" : "\n" + member + "=");
      all = all.plus(asExpression(input.content().get(member)));
    }
    return all;
  }

  private static Expression asExpression(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Expression expression
        ? expression
        : Expression.literal(String.valueOf(value));
  }

  /**
   * What has to be there before, and has to stay until this is gone: what the user names, and every
   * resource that the input refers to. Without it, Terraform would take a role or a security group
   * away while the service still uses it.
   */
  private Collection<String> dependencies(BridgeInput input) {
    Collection<String> dependencies = new TreeSet<>(builder.dependencies);
    List<Object> open = new ArrayList<>(input.content().values());
    while (!open.isEmpty()) {
      Object value = open.remove(open.size() - 1);
      if (value instanceof Map<?, ?> map) {
        open.addAll(map.values());
      } else if (value instanceof List<?> list) {
        open.addAll(list);
      } else if (value instanceof Expression expression && !expression.isLiteral()) {
        Matcher matcher = RESOURCE.matcher(expression.toString());
        while (matcher.find()) {
          dependencies.add(matcher.group(1));
        }
      }
    }
    return dependencies;
  }
}
