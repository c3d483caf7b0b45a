package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.shape.Member;
import io.acore.localcloud.shape.Operation;
import io.acore.localcloud.shape.ServiceModel;
import io.acore.localcloud.shape.Shape;
import java.util.Map;
import java.util.Set;

/** Takes a request's members over into a resource's fields. */
final class Merge {
  private static final Set<String> ELSEWHERE = Set.of("tags");

  private Merge() {}

  static void create(
      ServiceModel model, Operation operation, Family family, ObjectNode input, ObjectNode fields) {
    members(model, operation, family)
        .forEach(
            (name, member) -> {
              if (input.hasNonNull(name)) {
                fields.set(name, input.get(name).deepCopy());
              }
            });
    if (family.parentKind().isPresent()) {
      fields.set(family.parentKey(), input.get(family.parentKey()));
    }
  }

  static void update(
      ServiceModel model, Operation operation, Family family, ObjectNode input, ObjectNode fields) {
    ObjectNode defaults = family.defaults();
    members(model, operation, family)
        .forEach(
            (name, member) -> {
              if (input.hasNonNull(name)) {
                set(model, fields, name, member, input.get(name));
              } else if (family.replaces()) {
                fields.remove(name);
                if (defaults.has(name)) {
                  fields.set(name, defaults.get(name));
                }
              }
            });
  }

  /**
   * A wrapped member without its value is taken away; with it, it is set, or merged if it nests.
   */
  private static void set(
      ServiceModel model, ObjectNode into, String name, Member member, JsonNode value) {
    Shape shape = model.shape(member.shape());
    if (shape.optionalValue().isEmpty()) {
      into.set(name, value.deepCopy());
    } else if (!value.hasNonNull("optionalValue")) {
      into.remove(name);
    } else {
      JsonNode inner = value.get("optionalValue");
      Shape wrapped = model.shape(shape.optionalValue().get().shape());
      if (wrapped.members().values().stream()
          .anyMatch(it -> model.shape(it.shape()).optionalValue().isPresent())) {
        ObjectNode nested =
            into.path(name) instanceof ObjectNode there ? there : Json.mapper().createObjectNode();
        wrapped
            .members()
            .forEach(
                (below, it) -> {
                  if (inner.hasNonNull(below)) {
                    set(model, nested, below, it, inner.get(below));
                  }
                });
        into.set(name, nested);
      } else {
        into.set(name, inner.deepCopy());
      }
    }
  }

  private static Map<String, Member> members(
      ServiceModel model, Operation operation, Family family) {
    Map<String, Member> members =
        new java.util.LinkedHashMap<>(model.shape(operation.input()).members());
    members
        .entrySet()
        .removeIf(
            it ->
                it.getValue().token()
                    || it.getValue().in().equals("uri")
                    || ELSEWHERE.contains(it.getKey())
                    || family.words("only-create").contains(it.getKey()));
    return members;
  }
}
