package io.acore.stacks.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The reference page of acore.yaml, from the schema. */
final class ReferencePage {
  private final StringBuilder page = new StringBuilder();

  private ReferencePage() {}

  static String render() {
    Schema schema = Schema.load();
    ReferencePage page = new ReferencePage();
    page.page.append(
        """
        # acore.yaml

        Every key, from the schema that acore checks with (`acore config schema` prints it). This page is generated:
        `mvn -pl stacks -am test -Dtest=ReferencePageTest -Dgolden.update=true` rewrites it.

        `acore config show --env NAME` prints what holds for one environment, and where each value comes from. Any key can be
        set for one run: `--set bridge.resource=terraform_data`.

        ## Keys of the top level

        """);
    List<String> blocks = new ArrayList<>();
    page.head();
    for (String key : schema.properties()) {
      Schema node = schema.child(key).orElseThrow();
      if (isBlock(node) || !named(node).isEmpty()) {
        blocks.add(key);
      } else {
        page.row(key, node, schema.texts("required").contains(key));
      }
    }
    for (String block : blocks) {
      page.block(block, schema.child(block).orElseThrow());
    }
    page.definitions(schema);
    return page.page.toString();
  }

  private static boolean isBlock(Schema node) {
    return !node.properties().isEmpty();
  }

  // What stands in a list or under names, when that is a block of keys of its own.
  private static Optional<Schema> named(Schema node) {
    return node.rest().or(node::items).filter(ReferencePage::isBlock);
  }

  private void definitions(Schema schema) {
    for (String name : Schema.object(schema.document().get("$defs")).keySet()) {
      Schema node =
          Schema.of(
                  Map.of(
                      "$defs",
                      Schema.object(schema.document().get("$defs")),
                      "properties",
                      Map.of(name, Map.of("$ref", "#/$defs/" + name))))
              .child(name)
              .orElseThrow();
      heading("Shared: " + name);
      page.append(sentence(node)).append("\n\n");
      keys("", node);
    }
  }

  private void block(String name, Schema node) {
    heading("`" + name + ":`");
    page.append(sentence(node)).append("\n\n");
    Optional<Schema> each = named(node);
    if (each.isPresent() && each.get().text("description").isPresent()) {
      boolean list = node.items().isPresent();
      keys(list ? "[]." : "<name>.", each.get());
    } else {
      keys("", node);
    }
  }

  private void heading(String text) {
    page.append("\n## ").append(text).append("\n\n");
  }

  private void head() {
    page.append("| Key | What it does | Allowed | Default |\n|---|---|---|---|\n");
  }

  private void keys(String prefix, Schema node) {
    List<String> choice = node.exactlyOne();
    if (!choice.isEmpty()) {
      page.append("Exactly one of ").append(Words.list(choice)).append(".\n\n");
    }
    if (!node.properties().isEmpty()) {
      head();
      rows(prefix, node);
    }
  }

  private void rows(String prefix, Schema node) {
    for (String key : node.properties()) {
      Schema child = node.child(key).orElseThrow();
      row(prefix + key, child, node.texts("required").contains(key));
      boolean shared = isShared(node, key);
      if (isBlock(child) && !shared) {
        rows(prefix + key + ".", child);
      }
      named(child)
          .filter(each -> !shared)
          .ifPresent(
              each -> rows(prefix + key + (child.items().isPresent() ? "[]." : ".<name>."), each));
    }
  }

  private static boolean isShared(Schema node, String key) {
    return Schema.object(node.get("properties")).get(key) instanceof Map<?, ?> raw
        && raw.containsKey("$ref");
  }

  private void row(String key, Schema node, boolean required) {
    String fallback;
    if (required) {
      fallback = "**required**";
    } else if (node.has("default")) {
      fallback = "`" + CanonicalJson.write(node.get("default")).replace("\"", "") + "`";
      fallback = fallback.equals("``") ? "empty" : fallback;
    } else if (node.has("x-default-from")) {
      fallback = "from `" + node.texts("x-default-from").get(0) + "`";
    } else {
      fallback = "none";
    }
    page.append("| `").append(key).append("` | ").append(cell(sentence(node))).append(" | ");
    page.append(cell(allowed(node))).append(" | ").append(cell(fallback)).append(" |\n");
  }

  private static String sentence(Schema node) {
    return node.text("description").orElse("");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private static String allowed(Schema node) {
    if (node.get("enum") instanceof List<?> values) {
      return Words.list(values);
    }
    if (node.has("x-hint")) {
      return node.text("x-hint").orElseThrow();
    }
    String type = String.join(" or ", node.texts("type"));
    return switch (type) {
      case "object" -> isBlock(node) ? "block" : "map" + of(node.rest());
      case "array" -> "list" + of(node.items()) + range(node, "minItems", "maxItems");
      case "string" -> node.has("x-file") ? "path" : "text" + range(node, "minLength", "maxLength");
      case "boolean" -> "true, false";
      case "integer", "number" -> type + range(node, "minimum", "maximum");
      default -> type;
    };
  }

  private static String of(Optional<Schema> each) {
    return each.filter(node -> !isBlock(node)).map(node -> " of " + allowed(node)).orElse("");
  }

  private static String range(Schema node, String least, String most) {
    Object low = node.get(least);
    Object high = node.get(most);
    boolean text = least.equals("minLength");
    if (high == null) {
      return low == null || text ? "" : String.format(Locale.ROOT, ", at least %s", low);
    }
    String unit = text ? " characters" : "";
    return low == null || text
        ? String.format(Locale.ROOT, ", at most %s%s", high, unit)
        : String.format(Locale.ROOT, ", %s to %s", low, high);
  }
}
