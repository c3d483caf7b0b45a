package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;

/**
 * One resource. All of it stands in one JSON tree, which is also its file.
 *
 * <p>{@code fields} is what the API shows of it, {@code settled} what changes in that when {@code
 * settlesAt} (milliseconds) has come, {@code tags} and {@code tokens} what they say, {@code
 * versions} what it was.
 */
final class Resource {
  private final ObjectNode tree;

  private Resource(ObjectNode tree) {
    this.tree = tree;
  }

  static Resource create(String kind, String region, String parent, String id) {
    ObjectNode tree = Json.mapper().createObjectNode();
    tree.put("kind", kind).put("region", region).put("parent", parent).put("id", id);
    tree.putObject("fields");
    tree.putObject("tags");
    tree.putObject("tokens");
    tree.putObject("versions");
    return new Resource(tree);
  }

  static Resource of(JsonNode tree) {
    return new Resource((ObjectNode) tree);
  }

  ObjectNode tree() {
    return tree;
  }

  String kind() {
    return tree.path("kind").asText();
  }

  String region() {
    return tree.path("region").asText();
  }

  String parent() {
    return tree.path("parent").asText();
  }

  String id() {
    return tree.path("id").asText();
  }

  ObjectNode fields() {
    return tree.withObject("/fields");
  }

  ObjectNode tags() {
    return tree.withObject("/tags");
  }

  ObjectNode tokens() {
    return tree.withObject("/tokens");
  }

  ObjectNode versions() {
    return tree.withObject("/versions");
  }

  /** What was given to keep and is never shown. */
  ObjectNode secrets() {
    return tree.withObject("/secrets");
  }

  String status() {
    return fields().path("status").asText();
  }

  boolean leaving() {
    return tree.path("leaving").asBoolean();
  }

  /** It shows one status now and another later, with whatever else changes then. */
  void becomes(String now, ObjectNode then, long at) {
    fields().put("status", now);
    tree.set("settled", then);
    tree.put("settlesAt", at);
  }

  void leaves(String now, long at) {
    fields().put("status", now);
    tree.remove("settled");
    tree.put("leaving", true).put("settlesAt", at);
  }

  /** What changes at the end of the change that is under way. */
  ObjectNode settled() {
    return tree.withObject("/settled");
  }

  boolean busy() {
    return tree.has("settlesAt");
  }

  /** Lets the time that has passed take effect; false when it is gone by now. */
  boolean settle(long now) {
    if (busy() && tree.path("settlesAt").asLong() <= now) {
      if (leaving()) {
        return false;
      }
      settled().properties().forEach(it -> fields().set(it.getKey(), it.getValue()));
      tree.remove("settled");
      tree.remove("settlesAt");
    }
    return true;
  }
}
