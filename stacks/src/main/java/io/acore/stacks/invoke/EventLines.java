package io.acore.stacks.invoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads server-sent events line by line, and passes on the text of each as soon as it is whole. */
final class EventLines {
  private final Consumer<String> text;
  private final StringBuilder data = new StringBuilder();
  private boolean any;
  private Optional<String> failure = Optional.empty();

  EventLines(Consumer<String> text) {
    this.text = text;
  }

  void line(String line) {
    if (line.isEmpty()) {
      end();
    } else if (line.startsWith("data:")) {
      String value = line.substring(5);
      data.append(any ? "\n" : "").append(value.startsWith(" ") ? value.substring(1) : value);
      any = true;
    }
    // The rest is comments, ids and retry times, which are for browsers.
  }

  /** After an empty line, and after the last one: some agents leave the last empty line out. */
  void end() {
    if (any) {
      event(data.toString());
    }
    data.setLength(0);
    any = false;
  }

  /** What an agent said that broke off after it had begun to answer. */
  Optional<String> failure() {
    return failure;
  }

  private void event(String event) {
    JsonNode json;
    try {
      json = Json.mapper().readTree(event);
    } catch (JsonProcessingException e) {
      text.accept(event + "\n");
      return;
    }
    if (json.isTextual()) {
      text.accept(json.textValue());
    } else if (json.path("error").isTextual() && json.has("error_type")) {
      failure =
          Optional.of(json.path("error_type").asText() + ": " + json.path("error").textValue());
    } else {
      text.accept(event + "\n");
    }
  }
}
