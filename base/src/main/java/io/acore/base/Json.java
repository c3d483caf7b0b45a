package io.acore.base;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * JSON with sorted keys, so that equal values have equal bytes.
 *
 * <p>Trees, maps, collections and scalars are read and written token by token: an {@link
 * ObjectMapper} takes 40 ms to start, a tenth of an unchanged synth. Only other objects wake it.
 */
public final class Json {
  private Json() {}

  public static ObjectMapper mapper() {
    return Mapper.MAPPER;
  }

  public static JsonNode tree(@Nullable Object value) {
    return JsonTree.of(value);
  }

  /** One line, keys sorted. */
  public static String compact(@Nullable Object value) {
    return JsonWriter.write(value, null);
  }

  /** Two spaces of indent, `\n` line ends on every system, keys sorted, a newline at the end. */
  public static String pretty(@Nullable Object value) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return JsonWriter.write(
            value,
            new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
        + "\n";
  }

  public static JsonNode parse(String text) {
    try {
      return JsonReader.read(JsonReader.FACTORY.createParser(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalStateException("a string cannot fail to be read", e);
    }
  }

  /** The one value of a parser of any format, which is closed. */
  public static JsonNode read(JsonParser parser) throws IOException {
    return JsonReader.read(parser);
  }

  public static JsonNode read(Path file) throws IOException {
    return JsonReader.read(JsonReader.FACTORY.createParser(Files.readAllBytes(file)));
  }

  // A class of its own, so that it starts when it is first asked for
  private static final class Mapper {
    static final ObjectMapper MAPPER =
        JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  }
}
