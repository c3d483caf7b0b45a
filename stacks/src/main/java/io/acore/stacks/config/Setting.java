package io.acore.stacks.config;

import io.acore.base.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One {@code --set key.path=value}, as a layer of its own. */
final class Setting {
  private Setting() {}

  static Item.Block parse(String setting, Schema schema) {
    int equals = setting.indexOf('=');
    if (equals <= 0) {
      throw new UserError(
          "`--set " + setting + "` is not `key=value`",
          "it sets one key of acore.yaml for this run",
          "write it like `--set bridge.resource=terraform_data`");
    }
    List<String> keys = path(setting, setting.substring(0, equals));
    String first = keys.get(0);
    if (first.equals("environment") || first.equals("environments")) {
      throw new UserError(
          "`--set " + setting + "`: `" + first + "` cannot be set",
          "the environment is chosen before values are set",
          "choose the environment with `--env NAME`");
    }
    // The key alone: the value may be something that must not be shown.
    Source source = Source.set(setting.substring(0, equals));
    Item item = value(setting, setting.substring(equals + 1), at(schema, keys), source);
    for (int i = keys.size() - 1; i >= 0; i--) {
      Map<String, Item.Entry> entry = new LinkedHashMap<>();
      entry.put(keys.get(i), new Item.Entry(source, item));
      item = new Item.Block(entry, source);
    }
    return (Item.Block) item;
  }

  private static Optional<Schema> at(Schema schema, List<String> keys) {
    Optional<Schema> at = Optional.of(schema);
    for (String key : keys) {
      at = at.flatMap(node -> node.child(key));
    }
    return at;
  }

  // On a command line nobody quotes twice: where text is wanted, what is written is the text.
  private static Item value(String setting, String text, Optional<Schema> schema, Source source) {
    List<String> types = schema.map(node -> node.texts("type")).orElse(List.of());
    if (types.equals(List.of("string")) && !isQuoted(text)) {
      return new Item.Scalar(text, text, true, source);
    }
    return placed(YamlReader.setting(setting, text), source);
  }

  private static boolean isQuoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
  }

  private static Item placed(Item item, Source source) {
    if (item instanceof Item.Scalar scalar) {
      return new Item.Scalar(scalar.value(), scalar.written(), scalar.quoted(), source);
    }
    if (item instanceof Item.Items items) {
      return new Item.Items(
          items.items().stream().map(each -> placed(each, source)).toList(), source);
    }
    if (item instanceof Item.Block block) {
      Map<String, Item.Entry> entries = new LinkedHashMap<>();
      block
          .entries()
          .forEach(
              (key, entry) ->
                  entries.put(key, new Item.Entry(source, placed(entry.item(), source))));
      return new Item.Block(entries, source);
    }
    return item;
  }

  /** Keys are parted by dots; a key that has one itself stands in double quotes. */
  private static List<String> path(String setting, String text) {
    List<String> keys = new ArrayList<>();
    StringBuilder key = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        keys.add(key.toString());
        key.setLength(0);
      } else {
        key.append(c);
      }
    }
    keys.add(key.toString());
    if (quoted || keys.contains("")) {
      throw new UserError(
          "`--set " + setting + "`: `" + text + "` is not a key path",
          "keys are parted by single dots; a key with a dot in it stands in double quotes",
          "write it like `--set 'tags.\"cost.center\"=42'`");
    }
    return keys;
  }
}
