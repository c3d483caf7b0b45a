package io.acore.constructs.bridge;

import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.base.UserError;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Parts of an input that the script puts in when it makes the call: secrets, which may be nowhere
 * before, and large parts, which do not fit into an environment variable (128 KB each).
 *
 * <p>In the input, {@code "@acore:<key>"} stands in their place; the key is a hash, so that another
 * reference or another text is another input.
 */
final class Inserts {
  static final int LARGE_INPUT = 96 * 1024;
  private static final int LARGE_PART = 8 * 1024;
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$\\{(env:[A-Za-z_][A-Za-z0-9_]*|ssm:/[A-Za-z0-9_./-]+|secret:[A-Za-z0-9/_+=.@:-]+)\\}");

  private final AcoreStack stack;
  private final List<String> lines = new ArrayList<>();

  Inserts(AcoreStack stack) {
    this.stack = stack;
  }

  /** The lines of {@code ACORE_INSERTS}. */
  String lines() {
    return String.join("\n", lines);
  }

  void secret(Map<String, Object> input, String path, String reference) {
    if (!REFERENCE.matcher(reference).matches()) {
      throw new UserError(
          "`" + path + "` is not a secret reference",
          "a secret never stands in a file of acore's; only a reference to it does",
          "write `${env:NAME}`, `${ssm:/path}` or `${secret:name-or-arn}`");
    }
    Map<String, Object> at = input;
    String[] members = path.split("\\.");
    for (int i = 0; i < members.length - 1; i++) {
      Object child = at.get(members[i]);
      Map<String, Object> copy =
          child instanceof Map<?, ?> map ? new TreeMap<>(BridgeInput.typed(map)) : new TreeMap<>();
      at.put(members[i], copy);
      at = copy;
    }
    at.put(members[members.length - 1], placeholder("secret", reference));
  }

  /** Moves the large literal parts of a large input into files beside the stack. */
  Map<String, Object> shrink(Map<String, Object> input, String delta) {
    if (size(input) < LARGE_INPUT) {
      return input;
    }
    Map<String, Object> small = new TreeMap<>();
    // The elements of a list that is updated by difference have to stay apart, with their names.
    input.forEach(
        (member, value) -> small.put(member, shrink(value, member.equals(delta) ? 3 : 0)));
    return small;
  }

  private Object shrink(Object value, int levelsToKeep) {
    if (size(value) < LARGE_PART) {
      return value;
    }
    if (levelsToKeep == 0 && isLiteral(value)) {
      String json = Json.compact(text(value));
      String name = Sha256.of(json).hex();
      stack.file("bridge/inputs/" + name + ".json", json);
      return placeholder("file", name);
    }
    int levels = Math.max(0, levelsToKeep - 1);
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> small = new LinkedHashMap<>();
      map.forEach((key, entry) -> small.put(key, shrink(entry, levels)));
      return small;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(entry -> shrink(entry, levels)).toList();
    }
    return value;
  }

  private String placeholder(String kind, String what) {
    String key = Sha256.of(kind + ":" + what).shortened();
    String line = key + "\t" + kind + "\t" + what;
    if (!lines.contains(line)) {
      lines.add(line);
    }
    return "@acore:" + key;
  }

  private static int size(Object value) {
    return Json.compact(text(value)).getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean isLiteral(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.keySet().stream().allMatch(Inserts::isLiteral)
          && map.values().stream().allMatch(Inserts::isLiteral);
    }
    if (value instanceof List<?> list) {
      return list.stream().allMatch(Inserts::isLiteral);
    }
    return !(value instanceof Expression expression) || expression.isLiteral();
  }

  // The value without Terraform's escapes, as it is to arrive at the service.
  private static Object text(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new TreeMap<>();
      map.forEach((key, entry) -> plain.put(key.toString(), text(entry)));
      return plain;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Inserts::text).toList();
    }
    if (value instanceof Expression expression) {
      return expression.toString().replace("$${", "${").replace("%%{", "%{");
    }
    return value;
  }
}
