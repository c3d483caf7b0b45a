package io.acore.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
  private record Named(String name, int size) {}

  @Test
  void writesWhatAnObjectMapperWrites() throws JsonProcessingException {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("z", Arrays.asList(1, 2L, 0.5, 1e300, new BigDecimal("1.10"), true, null));
    value.put("a", "quote \" slash \\ / tab \t nul \0 line\n é \u2028 \uD83D\uDE00");
    value.put("m", Map.of());
    value.put("l", List.of());
    value.put("big", List.of(Long.MAX_VALUE, Double.MIN_VALUE, Float.MAX_VALUE));
    value.put("record", new Named("x", 3));
    value.put("keys", Map.of(2, "two", 1, "one"));
    value.put("enum", Thread.State.NEW);

    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    assertThat(Json.compact(value)).isEqualTo(Json.mapper().writeValueAsString(value));
    assertThat(Json.pretty(value))
        .isEqualTo(Json.mapper().writer(printer).writeValueAsString(value) + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\":[1,9999999999,123456789012345678901234567890,1.5,1e5,-0,-0.0],\"a\":{\"c\":null}}",
        "[true,false,null,\"\\u00e9\\ud83d\\ude00\",{},[]]",
        "{\"twice\":1,\"other\":2,\"twice\":3}",
        "\"text\"",
        " 7 trailing",
        "",
      })
  void readsWhatAnObjectMapperReads(String text) throws JsonProcessingException {
    JsonNode expected = Json.mapper().readTree(text);

    assertThat(Json.parse(text)).isEqualTo(expected);
  }

  @Test
  void sortsTheKeysOfTrees() {
    JsonNode tree = Json.parse("{\"b\":{\"d\":1,\"c\":2},\"a\":[{\"f\":1.5,\"e\":null}]}");

    assertThat(Json.compact(tree))
        .isEqualTo("{\"a\":[{\"e\":null,\"f\":1.5}],\"b\":{\"c\":2,\"d\":1}}");
    assertThat(Json.compact(Map.of("x", tree))).isEqualTo("{\"x\":" + Json.compact(tree) + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1,", "{\"a\" 1}", "nul", "{\"a\":}"})
  void refusesWhatIsNoJson(String text) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("not JSON: ");
  }

  @Test
  void refusesWhatNestsWithoutEnd() {
    String deep = "[".repeat(5000);

    assertThatThrownBy(() -> Json.parse(deep)).isInstanceOf(IllegalStateException.class);
  }
}
