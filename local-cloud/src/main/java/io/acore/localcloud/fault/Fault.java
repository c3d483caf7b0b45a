package io.acore.localcloud.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.base.UserError;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that goes wrong.
 *
 * @param operation the operation's name, or `METHOD /path` with `*` at the end for any rest
 * @param error the error it answers with, without doing anything; empty: it does what it is asked
 * @param message what the error says
 * @param times how often, counted down; below zero: always
 * @param delay how long it takes before anything happens
 * @param dropResponse whether the connection ends instead of an answer, after all is done
 * @param kill whom to kill after all is done: empty is nobody, `client` is who asked, any other
 *     word is the nearest process above whose command has it
 * @param status what a resource comes to instead of being ready; AgentCore only
 * @param reason the reason that goes with the status
 */
public record Fault(
    String operation,
    String error,
    String message,
    int times,
    Duration delay,
    boolean dropResponse,
    String kill,
    String status,
    String reason) {

  private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m)");

  public ObjectNode json() {
    return Json.mapper()
        .createObjectNode()
        .put("operation", operation)
        .put("error", error)
        .put("message", message)
        .put("times", times)
        .put("delayMillis", delay.toMillis())
        .put("dropResponse", dropResponse)
        .put("kill", kill)
        .put("status", status)
        .put("reason", reason);
  }

  public static Fault of(JsonNode json) {
    return new Fault(
        json.path("operation").asText(),
        json.path("error").asText(),
        json.path("message").asText("A drill: this failure was asked for"),
        json.path("times").asInt(-1),
        Duration.ofMillis(json.path("delayMillis").asLong()),
        json.path("dropResponse").asBoolean(),
        json.path("kill").asText(),
        json.path("status").asText(),
        json.path("reason").asText());
  }

  /** A time as people write it: `500ms`, `2s`, `1m`. */
  public static Duration time(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new UserError(
          "`" + text + "` is not a time",
          "a number and its unit are needed",
          "write it like `500ms`, `2s` or `1m`");
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }

  boolean fits(String name) {
    return operation.endsWith("*")
        ? name.startsWith(operation.substring(0, operation.length() - 1))
        : name.equalsIgnoreCase(operation);
  }

  Fault once() {
    return new Fault(
        operation,
        error,
        message,
        times < 0 ? times : times - 1,
        delay,
        dropResponse,
        kill,
        status,
        reason);
  }

  /** One line of `acore local fault list`. */
  public String text() {
    StringBuilder text = new StringBuilder(operation);
    text.append(times < 0 ? "  always" : "  " + times + " more");
    append(text, "error", error);
    append(text, "delay", delay.isZero() ? "" : delay.toMillis() + " ms");
    append(text, "status", status);
    append(text, "kill after commit", kill);
    return text.append(dropResponse ? "  drop response" : "").append('\n').toString();
  }

  private static void append(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append("  ").append(name).append(": ").append(value);
    }
  }
}
