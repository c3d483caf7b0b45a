package io.acore.stacks.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The inputs that the configuration gives the bridged resources, as Terraform evaluates them: only
 * it knows the role's ARN and the parent's id.
 *
 * @param inputs by key: each member that is known
 * @param hashes by key: the hash of the whole input, where all of it is known
 */
record Wanted(Map<String, Map<String, JsonNode>> inputs, Map<String, String> hashes) {
  private static final String HASH = "#";
  private static final Pattern RESOURCE = Pattern.compile("\"([^\"]+)\" = \\{");
  private static final Pattern MEMBER = Pattern.compile("\"([^\"]+)\" = \"([A-Za-z0-9+/=]*)\"");

  /**
   * What {@code terraform console} is asked; base64, because its own quoting has many forms.
   *
   * @param members the names of the members of each input, by key
   */
  static String question(Map<String, ? extends Collection<String>> members) {
    StringBuilder question = new StringBuilder("{");
    members.forEach(
        (key, names) -> {
          String local = "local." + key + "_input";
          question.append('"').append(key).append("\"={");
          add(question, HASH, "sha256(jsonencode(" + local + "))");
          names.forEach(name -> add(question, name, "jsonencode(" + local + "[\"" + name + "\"])"));
          question.append("},");
        });
    return question.append('}').toString();
  }

  private static void add(StringBuilder question, String name, String value) {
    question
        .append('"')
        .append(name)
        .append("\"=try(base64encode(")
        .append(value)
        .append("),null),");
  }

  /** Reads the answer; what it does not know yet, and what is sensitive, is left out. */
  static Wanted read(String answer) {
    Map<String, Map<String, JsonNode>> inputs = new TreeMap<>();
    Map<String, String> hashes = new TreeMap<>();
    String key = "";
    for (String line : answer.lines().toList()) {
      Matcher resource = RESOURCE.matcher(line);
      Matcher member = MEMBER.matcher(line);
      if (resource.find()) {
        key = resource.group(1);
        inputs.put(key, new TreeMap<>());
      } else if (member.find()) {
        String text =
            new String(Base64.getDecoder().decode(member.group(2)), StandardCharsets.UTF_8);
        if (member.group(1).equals(HASH)) {
          hashes.put(key, text);
        } else {
          inputs.getOrDefault(key, new TreeMap<>()).put(member.group(1), Json.parse(text));
        }
      }
    }
    return new Wanted(inputs, hashes);
  }

  Map<String, JsonNode> of(String key) {
    return inputs.getOrDefault(key, Map.of());
  }
}
