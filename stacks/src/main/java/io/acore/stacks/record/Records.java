package io.acore.stacks.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acore.base.Json;
import io.acore.stacks.deploy.Target;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All records of one environment.
 *
 * @param all by Terraform address
 */
public record Records(Map<String, ResourceRecord> all) {
  private static final String STATE = "/state";

  public Records {
    all = Collections.unmodifiableMap(new TreeMap<>(all));
  }

  public static Records read(Target target, Aws aws) {
    String path = target.parameterPath();
    JsonNode answer =
        aws.call(
            target.region(),
            List.of(
                "ssm",
                "get-parameters-by-path",
                "--recursive",
                "--path",
                path,
                "--query",
                "Parameters[].[Name,Value,LastModifiedDate]"));
    return of(answer);
  }

  /** From rows of name, value and time. */
  static Records of(JsonNode rows) {
    Map<String, JsonNode> values = new TreeMap<>();
    Map<String, Instant> times = new TreeMap<>();
    for (JsonNode row : rows) {
      values.put(row.path(0).asText(), json(row.path(1).asText()));
      times.put(row.path(0).asText(), time(row.path(2)));
    }
    Map<String, ResourceRecord> records = new TreeMap<>();
    for (String name : values.keySet()) {
      String parameter =
          name.endsWith(STATE) ? name.substring(0, name.length() - STATE.length()) : name;
      JsonNode identity = values.getOrDefault(parameter, MissingNode.getInstance());
      // Others may keep parameters under the path too; the bridge's are objects with an id.
      if (name.endsWith(STATE) || identity.has("id")) {
        ResourceRecord record =
            new ResourceRecord(
                parameter,
                identity,
                values.getOrDefault(parameter + STATE, MissingNode.getInstance()),
                times.getOrDefault(
                    parameter + STATE, times.getOrDefault(parameter, Instant.EPOCH)));
        records.put(record.address(), record);
      }
    }
    return new Records(records);
  }

  private static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  // Version 1 of the AWS CLI prints seconds since 1970, version 2 an ISO time.
  private static Instant time(JsonNode time) {
    if (time.isNumber()) {
      return Instant.ofEpochMilli((long) (time.asDouble() * 1000));
    }
    try {
      return OffsetDateTime.parse(time.asText()).toInstant();
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
