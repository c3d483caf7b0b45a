package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One section of {@code families.conf}; what each key means stands there. */
record Family(String kind, Map<String, String> settings) {
  Family {
    settings = Map.copyOf(settings);
  }

  /** The states of a resource that takes time. */
  record States(String creating, String ready, String updating, String deleting) {}

  String name() {
    return setting("name");
  }

  /** The member of an answer that holds the id. */
  String id() {
    return setting("id");
  }

  /** The member of a request that holds the id. */
  String key() {
    return settings.getOrDefault("key", id());
  }

  String idForm() {
    return setting("id-form");
  }

  Optional<String> arnMember() {
    return Optional.ofNullable(settings.get("arn")).map(it -> it.split(" ")[0]);
  }

  String arnForm() {
    return setting("arn").split(" ")[1];
  }

  Optional<String> parentKind() {
    return Optional.ofNullable(settings.get("parent")).map(it -> it.split(" ")[0]);
  }

  String parentKey() {
    return setting("parent").split(" ")[1];
  }

  Optional<States> states() {
    return Optional.ofNullable(settings.get("states"))
        .map(it -> it.split(" "))
        .map(it -> new States(it[0], it[1], it[2], it[3]));
  }

  Optional<String> wrap() {
    return Optional.ofNullable(settings.get("wrap"));
  }

  String rows() {
    return setting("rows");
  }

  boolean replaces() {
    return settings.getOrDefault("update", "").endsWith(" replace");
  }

  /** The error for a name that is taken; empty when a name may be used again. */
  Optional<String> unique() {
    return Optional.ofNullable(settings.get("unique")).filter(it -> !it.equals("duplicates"));
  }

  List<String> words(String key) {
    String text = settings.getOrDefault(key, "");
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  ObjectNode defaults() {
    return (ObjectNode) Json.parse(settings.getOrDefault("defaults", "{}"));
  }

  private String setting(String key) {
    String value = settings.get(key);
    if (value == null) {
      throw new IllegalStateException("family " + kind + " has no " + key);
    }
    return value;
  }
}
