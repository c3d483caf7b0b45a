package io.acore.base;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values to text, keys sorted at every depth; what is no plain value goes to the ObjectMapper. */
final class JsonWriter {
  private JsonWriter() {}

  static String write(@Nullable Object value, @Nullable PrettyPrinter printer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JsonReader.FACTORY.createGenerator(text)) {
      out.setPrettyPrinter(printer);
      any(value, out);
    } catch (IOException e) {
      throw new IllegalStateException("not a JSON value: " + value, e);
    }
    return text.toString();
  }

  private static void any(@Nullable Object value, JsonGenerator out) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof JsonNode node) {
      tree(node, out);
    } else if (value instanceof Map<?, ?> map && JsonTree.named(map)) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, entry) -> sorted.put((String) key, entry));
      out.writeStartObject();
      for (Map.Entry<String, Object> entry : sorted.entrySet()) {
        out.writeFieldName(entry.getKey());
        any(entry.getValue(), out);
      }
      out.writeEndObject();
    } else if (value instanceof Collection<?> collection) {
      out.writeStartArray();
      for (Object element : collection) {
        any(element, out);
      }
      out.writeEndArray();
    } else {
      scalar(value, out);
    }
  }

  private static void scalar(Object value, JsonGenerator out) throws IOException {
    if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else {
      Json.mapper().writeValue(out, value);
    }
  }

  private static void tree(JsonNode node, JsonGenerator out) throws IOException {
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
      out.writeStartObject();
      for (Map.Entry<String, JsonNode> entry : sorted.entrySet()) {
        out.writeFieldName(entry.getKey());
        tree(entry.getValue(), out);
      }
      out.writeEndObject();
    } else if (node.isArray()) {
      out.writeStartArray();
      for (JsonNode element : node) {
        tree(element, out);
      }
      out.writeEndArray();
    } else {
      leaf(node, out);
    }
  }

  private static void leaf(JsonNode leaf, JsonGenerator out) throws IOException {
    if (leaf.isTextual()) {
      out.writeString(leaf.textValue());
    } else if (leaf.isBoolean()) {
      out.writeBoolean(leaf.booleanValue());
    } else if (leaf.isInt()) {
      out.writeNumber(leaf.intValue());
    } else if (leaf.isLong()) {
      out.writeNumber(leaf.longValue());
    } else if (leaf.isDouble()) {
      out.writeNumber(leaf.doubleValue());
    } else if (leaf.isNull()) {
      out.writeNull();
    } else {
      Json.mapper().writeValue(out, leaf);
    }
  }
}
