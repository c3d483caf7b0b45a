package io.acore.localcloud.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that is also a file: each change is a line at its end, written before it is
 * answered. A last line without its end was never answered, and is cut off when the file is read
 * again.
 */
final class Journal implements AutoCloseable {
  /** No identifier of the API has it, and it sorts before all that one has. */
  static final char SEPARATOR = '\n';

  private static final int SPARE_LINES = 1_000;

  private final Path file;
  private final TreeMap<String, ObjectNode> entries = new TreeMap<>();
  private final FileChannel channel;

  Journal(Path file) throws IOException {
    this.file = file;
    int lines = Files.exists(file) ? read() : 0;
    if (lines > 2 * entries.size() + SPARE_LINES) {
      rewrite();
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  static String key(String... parts) {
    return String.join(String.valueOf(SEPARATOR), parts);
  }

  @Nullable ObjectNode get(String key) {
    return entries.get(key);
  }

  void put(String key, ObjectNode value) {
    entries.put(key, value);
    append(key, value);
  }

  void remove(String key) {
    if (entries.remove(key) != null) {
      append(key, null);
    }
  }

  /** All below a key, in their order. */
  NavigableMap<String, ObjectNode> below(String key) {
    String from = key + SEPARATOR;
    return Collections.unmodifiableNavigableMap(
        entries.subMap(from, true, from + Character.MAX_VALUE, true));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int read() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end < bytes.length) {
      try (FileChannel torn = FileChannel.open(file, StandardOpenOption.WRITE)) {
        torn.truncate(end);
      }
    }
    String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
    int lines = 0;
    for (int at = 0; at < text.length(); lines++) {
      int next = text.indexOf('\n', at);
      JsonNode line = Json.parse(text.substring(at, next));
      if (line.path("value").isObject()) {
        entries.put(line.path("key").asText(), (ObjectNode) line.get("value"));
      } else {
        entries.remove(line.path("key").asText());
      }
      at = next + 1;
    }
    return lines;
  }

  private void rewrite() throws IOException {
    StringBuilder text = new StringBuilder();
    entries.forEach((key, value) -> text.append(line(key, value)));
    FileTrees.write(file, text.toString());
  }

  private void append(String key, @Nullable ObjectNode value) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line(key, value).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(String key, @Nullable ObjectNode value) {
    ObjectNode line = Json.mapper().createObjectNode().put("key", key);
    if (value != null) {
      line.set("value", value);
    }
    return Json.compact(line) + "\n";
  }
}
