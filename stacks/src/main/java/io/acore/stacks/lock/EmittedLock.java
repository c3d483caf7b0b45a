package io.acore.stacks.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The addresses of bridged owners, per stack.
 *
 * @param stacks stack id to addresses such as {@code gateway_target_search}
 */
public record EmittedLock(Map<String, Set<String>> stacks) {
  private static final int VERSION = 1;

  /** The file's name, beside acore.yaml. */
  public static final String FILE = "acore.lock.json";

  public EmittedLock {
    Map<String, Set<String>> copy = new TreeMap<>();
    stacks.forEach((stack, addresses) -> copy.put(stack, new TreeSet<>(addresses)));
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
      Map<String, Set<String>> stacks = new TreeMap<>();
      tree.path("stacks")
          .properties()
          .forEach(
              stack -> {
                Set<String> addresses = new TreeSet<>();
                stack.getValue().forEach(address -> addresses.add(address.asText()));
                stacks.put(stack.getKey(), addresses);
              });
      return new EmittedLock(stacks);
    } catch (JsonProcessingException e) {
      throw unreadable(file, e.getOriginalMessage());
    } catch (IOException e) {
      throw unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  /** What this stack once had and has no longer. */
  public Set<String> gone(String stack, Set<String> current) {
    Set<String> gone = new TreeSet<>(stacks.getOrDefault(stack, Set.of()));
    gone.removeAll(current);
    return gone;
  }

  /** Addresses only ever join: one that left may still stand in somebody's state. */
  public EmittedLock joined(String stack, Set<String> current) {
    Map<String, Set<String>> joined = new TreeMap<>(stacks);
    Set<String> addresses = new TreeSet<>(stacks.getOrDefault(stack, Set.of()));
    addresses.addAll(current);
    joined.put(stack, addresses);
    return new EmittedLock(joined);
  }

  /** Writes the file when its content changed; a project without bridged resources gets none. */
  public void write(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    String text = Json.pretty(Map.of("version", VERSION, "stacks", stacks));
    boolean empty = stacks.values().stream().allMatch(Set::isEmpty);
    Optional<String> before =
        Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    if ((before.isPresent() || !empty) && !before.equals(Optional.of(text))) {
      FileTrees.write(file, text);
    }
  }

  private static UserError unreadable(Path file, String why) {
    return new UserError(
        "`" + file + "` cannot be read",
        why,
        "restore it from version control; without it, a resource that left acore.yaml would stay in AWS");
  }
}
