package io.acore.stacks.config;

import io.acore.base.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One block of the configuration, defaults included. Keys are those of the JSON Schema; asking for
 * any other is a bug and fails as one.
 */
public final class Section {
  private final Config config;
  private final String path;
  private final Item.Block block;
  private final Schema schema;

  Section(Config config, String path, Item.Block block, Schema schema) {
    this.config = config;
    this.path = path;
    this.block = block;
    this.schema = schema;
  }

  /** The path from the top: {@code gateway.rules[0]}; empty for the top itself. */
  public String path() {
    return path;
  }

  /** Whether there is a value: written, defaulted or derived. */
  public boolean has(String key) {
    return find(key) != null;
  }

  /** Whether somebody wrote the value: in the file, for the environment, or by {@code --set}. */
  public boolean isWritten(String key) {
    Item item = find(key);
    return item != null
        && (item.source().kind() == Source.Kind.FILE || item.source().kind() == Source.Kind.SET);
  }

  public String text(String key) {
    return optionalText(key).orElseThrow(() -> missing(key));
  }

  /** None when nobody wrote it and it has no default; an empty text counts as not written. */
  public Optional<String> optionalText(String key) {
    return scalar(key).map(String::valueOf).filter(text -> !text.isEmpty());
  }

  public boolean flag(String key) {
    return (Boolean) scalar(key).orElseThrow(() -> missing(key));
  }

  public long number(String key) {
    return optionalNumber(key).orElseThrow(() -> missing(key));
  }

  public Optional<Long> optionalNumber(String key) {
    return scalar(key).map(value -> ((Number) value).longValue());
  }

  public double decimal(String key) {
    return optionalDecimal(key).orElseThrow(() -> missing(key));
  }

  public Optional<Double> optionalDecimal(String key) {
    return scalar(key).map(value -> ((Number) value).doubleValue());
  }

  /** A list of texts; empty when there is none. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Item item : list(key)) {
      texts.add(String.valueOf(item.plain()));
    }
    return List.copyOf(texts);
  }

  /** A list of blocks; empty when there is none. */
  public List<Section> sections(String key) {
    List<Section> sections = new ArrayList<>();
    List<Item> items = list(key);
    Schema each = child(key).items().orElseThrow(() -> misused(key, "a list"));
    for (int i = 0; i < items.size(); i++) {
      String place = join(key) + "[" + i + "]";
      sections.add(new Section(config, place, (Item.Block) items.get(i), each));
    }
    return List.copyOf(sections);
  }

  /** Blocks under names that the user chose, in the order of the file. */
  public Map<String, Section> entries(String key) {
    Map<String, Section> entries = new LinkedHashMap<>();
    if (find(key) instanceof Item.Block named) {
      Schema each = child(key).rest().orElseThrow(() -> misused(key, "a map"));
      named
          .entries()
          .forEach(
              (name, entry) ->
                  entries.put(
                      name,
                      new Section(
                          config, join(key) + "." + name, (Item.Block) entry.item(), each)));
    }
    return entries;
  }

  /** The block under a key; one with nothing but defaults when it is absent. */
  public Section section(String key) {
    Schema child = child(key);
    Item.Block inner =
        find(key) instanceof Item.Block written
            ? written
            : Defaults.fill(Item.Block.empty(Source.DEFAULT), child);
    return new Section(config, join(key), inner, child);
  }

  /** The block under a key, when it is there. */
  public Optional<Section> optionalSection(String key) {
    return find(key) instanceof Item.Block ? Optional.of(section(key)) : Optional.empty();
  }

  /** Texts under names that the user chose, in the order of the file. */
  public Map<String, String> map(String key) {
    Map<String, String> map = new LinkedHashMap<>();
    if (find(key) instanceof Item.Block named) {
      named.entries().forEach((name, entry) -> map.put(name, String.valueOf(entry.item().plain())));
    }
    return map;
  }

  /** The value in plain Java: maps, lists, text, {@code Long}, {@code Double}, booleans. */
  public Object json(String key) {
    Item item = find(key);
    return Objects.requireNonNull(item == null ? null : item.plain(), () -> missing(key).render());
  }

  /** This whole block in plain Java. */
  public Map<String, Object> json() {
    return Schema.object(block.plain());
  }

  /** The file or folder that the key names, absolute; a relative path starts at acore.yaml. */
  public Path file(String key) {
    String written = text(key);
    Path file;
    try {
      file = config.folder().resolve(written).normalize();
    } catch (java.nio.file.InvalidPathException e) {
      throw error(key, "`" + written + "` is not a path", e.getReason(), "write a plain path");
    }
    if (!Files.exists(file)) {
      throw error(
          key,
          "there is no `" + written + "`",
          "`" + join(key) + "` names it, and relative paths start in the folder of acore.yaml",
          "create it, or correct the path");
    }
    return file;
  }

  public Optional<Path> optionalFile(String key) {
    return optionalText(key).isPresent() ? Optional.of(file(key)) : Optional.empty();
  }

  /** An error about a key, which says where its value was written. */
  public UserError error(String key, String what, String why, String fix) {
    Item item = find(key);
    return new UserError(place(item == null ? block : item) + what, why, fix);
  }

  /** An error about this block as a whole. */
  public UserError error(String what, String why, String fix) {
    return new UserError(place(block) + what, why, fix);
  }

  private static String place(Item item) {
    return item.source().place() + ": ";
  }

  private UserError missing(String key) {
    return error(
        "`" + join(key) + "` is missing",
        child(key).text("description").orElse("it is needed here"),
        "add `" + key + ":` there");
  }

  private Optional<Object> scalar(String key) {
    return find(key) instanceof Item.Scalar scalar
        ? Optional.ofNullable(scalar.value())
        : Optional.empty();
  }

  private List<Item> list(String key) {
    return find(key) instanceof Item.Items items ? items.items() : List.of();
  }

  private @Nullable Item find(String key) {
    child(key);
    return block.get(key);
  }

  private Schema child(String key) {
    return schema.child(key).orElseThrow(() -> misused(key, "a key"));
  }

  private IllegalStateException misused(String key, String kind) {
    return new IllegalStateException("`" + join(key) + "` is not " + kind + " of the schema");
  }

  private String join(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
