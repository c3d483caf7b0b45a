package io.acore.localcloud.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** Lists, a page at a time; small pages by default, so that a client that forgets one is seen. */
public final class Paging {
  private static final String OFFSET = "v1:";
  private static final String KEY = "k1:";

  private Paging() {}

  /** A page of rows that stay where they are. */
  public static ObjectNode page(String member, List<JsonNode> rows, JsonNode input, int size) {
    int from = from(input);
    int to = Math.min(rows.size(), from + input.path("maxResults").asInt(size));
    ObjectNode page = Json.mapper().createObjectNode();
    ArrayNode shown = page.putArray(member);
    rows.subList(Math.min(from, rows.size()), Math.max(from, to)).forEach(shown::add);
    if (to < rows.size()) {
      page.put("nextToken", encode(OFFSET + to));
    }
    return page;
  }

  /** A page of rows that may grow meanwhile: it goes on behind the last one that was shown. */
  public static ObjectNode page(
      String member, NavigableMap<String, JsonNode> rows, JsonNode input, int size) {
    String token = decode(input, KEY);
    NavigableMap<String, JsonNode> left = token.isEmpty() ? rows : rows.tailMap(token, false);
    int most = input.path("maxResults").asInt(size);
    ObjectNode page = Json.mapper().createObjectNode();
    ArrayNode shown = page.putArray(member);
    String last = "";
    for (Map.Entry<String, JsonNode> row : left.entrySet()) {
      if (shown.size() == most) {
        page.put("nextToken", encode(KEY + last));
        break;
      }
      shown.add(row.getValue());
      last = row.getKey();
    }
    return page;
  }

  private static int from(JsonNode input) {
    String token = decode(input, OFFSET);
    try {
      return token.isEmpty() ? 0 : Math.max(0, Integer.parseInt(token));
    } catch (NumberFormatException notOurs) {
      throw unknown();
    }
  }

  private static String decode(JsonNode input, String form) {
    String token = input.path("nextToken").asText();
    if (token.isEmpty()) {
      return "";
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(form)) {
        return text.substring(form.length());
      }
    } catch (IllegalArgumentException notOurs) {
      throw unknown();
    }
    throw unknown();
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static AwsError unknown() {
    return AwsError.invalid("nextToken", "The token is not one that a list has given");
  }
}
