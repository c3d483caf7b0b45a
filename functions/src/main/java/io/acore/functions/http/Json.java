package io.acore.functions.http;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects, read with a limit. */
public final class Json {
  private Json() {}

  /**
   * Reads an object.
   *
   * @throws Refusal 400 when this is no JSON object
   */
  public static Map<String, @Nullable Object> parse(String text, int mostBytes) {
    try {
      // `null` is JSON too, and comes back as that
      Map<String, @Nullable Object> object = JSONObjectUtils.parse(text, mostBytes);
      if (object == null) {
        throw new Refusal(400, "not_json");
      }
      return object;
    } catch (ParseException | StackOverflowError e) {
      throw new Refusal(400, "not_json", e);
    }
  }

  /** Control characters, quotes and line separators come out escaped, so the text is one line. */
  public static String write(Map<String, ?> object) {
    return JSONObjectUtils.toJSONString(object);
  }

  /**
   * The member as text.
   *
   * @throws Refusal 400 when the member is missing or no text
   */
  public static String text(Map<String, @Nullable Object> object, String member) {
    if (object.get(member) instanceof String text) {
      return text;
    }
    throw new Refusal(400, "no_" + member);
  }

  /** The member as an object; empty when it is missing or something else. */
  @SuppressWarnings("unchecked") // JSON objects have text keys
  public static Map<String, @Nullable Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
  }
}
