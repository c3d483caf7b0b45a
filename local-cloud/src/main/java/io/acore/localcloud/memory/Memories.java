package io.acore.localcloud.memory;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.operation.Request;
import io.acore.localcloud.operation.Resources;
import io.acore.localcloud.shape.AwsError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** The memories that the control plane has made, and what they hold. */
final class Memories implements AutoCloseable {
  private final Path folder;
  private final Resources resources;
  private final Map<String, Memory> open = new ConcurrentHashMap<>();

  Memories(Path folder, Resources resources) {
    this.folder = folder;
    this.resources = resources;
  }

  /**
   * Does something with the memory that a request names, while nobody else does.
   *
   * @param what gets what the memory holds, and what the control plane knows of it
   */
  <T> T with(Request request, BiFunction<Memory, JsonNode, T> what) {
    String id = request.text("memoryId");
    JsonNode resource = resources.find("memory", request.region(), id).orElse(null);
    if (resource == null) {
      forget(id);
      throw new AwsError("ResourceNotFoundException", "Memory not found: " + id);
    }
    if (resource.path("status").asText().equals("CREATING")) {
      throw new AwsError("ValidationException", "The memory " + id + " is not ACTIVE yet");
    }
    Memory memory = open.computeIfAbsent(id, this::open);
    synchronized (memory) {
      memory.events().expire(request.seconds());
      return what.apply(memory, resource);
    }
  }

  @Override
  public void close() {
    open.values().forEach(Memory::close);
  }

  private Memory open(String id) {
    try {
      return new Memory(id, file(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forget(String id) {
    Memory memory = open.remove(id);
    if (memory != null) {
      memory.close();
    }
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String id) {
    return folder.resolve(id + ".jsonl");
  }
}
