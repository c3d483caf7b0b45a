package io.acore.localcloud.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds a request against its shape the way the service does; clients check much less (no pattern,
 * no enum, no maximum). All that is wrong is found, not only the first.
 */
public final class Validator {
  private final ServiceModel model;

  public Validator(ServiceModel model) {
    this.model = model;
  }

  public List<FieldError> check(String shape, JsonNode value) {
    List<FieldError> errors = new ArrayList<>();
    if (!shape.isEmpty()) {
      check(model.shape(shape), value, "", errors);
    }
    return errors;
  }

  private void check(Shape shape, JsonNode value, String path, List<FieldError> errors) {
    if (shape.document()) {
      return;
    }
    switch (shape.type()) {
      case "structure" -> structure(shape, value, path, errors);
      case "list" -> list(shape, value, path, errors);
      case "map" -> map(shape, value, path, errors);
      case "string" -> string(shape, value, path, errors);
      case "blob" -> type(value.isTextual(), "base64", path, errors);
      case "integer", "long" -> number(shape, value, value.isIntegralNumber(), path, errors);
      case "float", "double" -> number(shape, value, value.isNumber(), path, errors);
      case "boolean" -> type(value.isBoolean(), "a boolean", path, errors);
      case "timestamp" -> type(value.isNumber() || value.isTextual(), "a time", path, errors);
      default -> throw new IllegalStateException("no check for " + shape.type());
    }
  }

  private void structure(Shape shape, JsonNode value, String path, List<FieldError> errors) {
    if (!type(value.isObject(), "a structure", path, errors)) {
      return;
    }
    for (String name : shape.required()) {
      if (!value.hasNonNull(name)) {
        errors.add(new FieldError(below(path, name), "Member must not be null"));
      }
    }
    int set = 0;
    for (var member : shape.members().entrySet()) {
      JsonNode inner = value.path(member.getKey());
      if (!inner.isMissingNode() && !inner.isNull()) {
        set++;
        check(model.shape(member.getValue().shape()), inner, below(path, member.getKey()), errors);
      }
    }
    if (shape.union() && set != 1) {
      errors.add(new FieldError(path, "Exactly one member of a union must be set, not " + set));
    }
  }

  private void list(Shape shape, JsonNode value, String path, List<FieldError> errors) {
    if (type(value.isArray(), "a list", path, errors)) {
      range(shape, value.size(), "length", path, errors);
      for (int i = 0; i < value.size(); i++) {
        check(model.shape(shape.element()), value.get(i), path + "." + (i + 1) + ".member", errors);
      }
    }
  }

  private void map(Shape shape, JsonNode value, String path, List<FieldError> errors) {
    if (type(value.isObject(), "a map", path, errors)) {
      range(shape, value.size(), "size", path, errors);
      value
          .properties()
          .forEach(
              it -> {
                Shape key = model.shape(shape.key());
                text(key, it.getKey(), below(path, it.getKey()), errors);
                check(
                    model.shape(shape.element()), it.getValue(), below(path, it.getKey()), errors);
              });
    }
  }

  private static void string(Shape shape, JsonNode value, String path, List<FieldError> errors) {
    if (type(value.isTextual(), "a string", path, errors)) {
      text(shape, value.asText(), path, errors);
    }
  }

  private static void text(Shape shape, String text, String path, List<FieldError> errors) {
    range(shape, text.codePointCount(0, text.length()), "length", path, errors);
    if (shape.pattern().isPresent() && !shape.pattern().get().matcher(text).matches()) {
      errors.add(
          new FieldError(
              path,
              "Member must satisfy regular expression pattern: "
                  + shape.pattern().map(Pattern::pattern).orElse("")));
    }
    if (!shape.values().isEmpty() && !shape.values().contains(text)) {
      errors.add(new FieldError(path, "Member must satisfy enum value set: " + shape.values()));
    }
  }

  private static void number(
      Shape shape, JsonNode value, boolean right, String path, List<FieldError> errors) {
    if (type(right, "a number", path, errors)) {
      range(shape, value.asDouble(), "value", path, errors);
    }
  }

  private static void range(
      Shape shape, double size, String what, String path, List<FieldError> errors) {
    if (shape.min().isPresent() && size < shape.min().getAsDouble()) {
      errors.add(
          new FieldError(
              path,
              "Member must have "
                  + what
                  + " greater than or equal to "
                  + plain(shape.min().getAsDouble())));
    }
    if (shape.max().isPresent() && size > shape.max().getAsDouble()) {
      errors.add(
          new FieldError(
              path,
              "Member must have "
                  + what
                  + " less than or equal to "
                  + plain(shape.max().getAsDouble())));
    }
  }

  private static boolean type(boolean right, String what, String path, List<FieldError> errors) {
    if (!right) {
      errors.add(new FieldError(path, "Member must be " + what));
    }
    return right;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
