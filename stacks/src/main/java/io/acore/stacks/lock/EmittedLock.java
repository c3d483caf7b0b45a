package io.acore.stacks.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FileTrees;
import io.acore.base.IoReason;
import io.acore.base.Json;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The bridged resources that were ever emitted, per stack.
 *
 * @param stacks stack id to addresses such as {@code gateway_target_search}
 */
public record EmittedLock(Map<String, Map<String, Emitted>> stacks) {
  private static final int VERSION = 1;

  /** The file's name, beside acore.yaml. */
  public static final String FILE = "acore.lock.json";

  public EmittedLock {
    Map<String, Map<String, Emitted>> copy = new TreeMap<>();
    stacks.forEach((stack, addresses) -> copy.put(stack, new TreeMap<>(addresses)));
    stacks = copy;
  }

  public static EmittedLock read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new EmittedLock(Map.of());
    }
    try {
      JsonNode tree = Json.read(file);
      if (tree.path("version").asInt() != VERSION || !tree.path("stacks").isObject()) {
        throw unreadable(file, "its version is not " + VERSION + ", or it has no `stacks`");
      }
      Map<String, Map<String, Emitted>> stacks = new TreeMap<>();
      for (Map.Entry<String, JsonNode> stack : tree.path("stacks").properties()) {
        Map<String, Emitted> addresses = new TreeMap<>();
        for (Map.Entry<String, JsonNode> address : stack.getValue().properties()) {
          addresses.put(address.getKey(), emitted(file, address.getValue()));
        }
        stacks.put(stack.getKey(), addresses);
      }
      return new EmittedLock(stacks);
    } catch (JsonProcessingException e) {
      throw unreadable(file, e.getOriginalMessage());
    } catch (IOException e) {
      throw unreadable(file, IoReason.of(e));
    }
  }

  /** What this stack once had and has no longer. */
  public Map<String, Emitted> gone(String stack, Set<String> current) {
    Map<String, Emitted> gone = new TreeMap<>(stacks.getOrDefault(stack, Map.of()));
    gone.keySet().removeAll(current);
    return gone;
  }

  /** Addresses only ever join: one that left may still stand in somebody's state. */
  public EmittedLock joined(String stack, Map<String, Emitted> current) {
    Map<String, Map<String, Emitted>> joined = new TreeMap<>(stacks);
    Map<String, Emitted> addresses = new TreeMap<>(stacks.getOrDefault(stack, Map.of()));
    addresses.putAll(current);
    joined.put(stack, addresses);
    return new EmittedLock(joined);
  }

  /** The same content in one line, for a cache key. */
  public String canonical() {
    return Json.compact(plain());
  }

  /** Writes the file when its content changed; a project without bridged resources gets none. */
  public void write(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    String text = Json.pretty(Map.of("version", VERSION, "stacks", plain()));
    boolean empty = stacks.values().stream().allMatch(Map::isEmpty);
    Optional<String> before =
        Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    if ((before.isPresent() || !empty) && !before.equals(Optional.of(text))) {
      FileTrees.write(file, text);
    }
  }

  private Map<String, Object> plain() {
    Map<String, Object> plain = new TreeMap<>();
    stacks.forEach(
        (stack, addresses) -> {
          Map<String, Object> each = new TreeMap<>();
          addresses.forEach(
              (address, emitted) ->
                  each.put(
                      address,
                      emitted.definition().isEmpty()
                          ? Map.of("kind", emitted.kind())
                          : Map.of("kind", emitted.kind(), "definition", emitted.definition())));
          plain.put(stack, each);
        });
    return plain;
  }

  private static Emitted emitted(Path file, JsonNode node) {
    if (!node.path("kind").isTextual()) {
      throw unreadable(file, "an address in it has no `kind`");
    }
    Map<String, String> definition = new TreeMap<>();
    node.path("definition")
        .properties()
        .forEach(e -> definition.put(e.getKey(), e.getValue().asText()));
    return new Emitted(node.path("kind").asText(), definition);
  }

  private static UserError unreadable(Path file, String why) {
    return new UserError(
        "`" + file + "` cannot be read",
        why,
        "restore it from version control; without it, a resource that left acore.yaml would stay in AWS");
  }
}
