package io.acore.localcloud.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * One shape of the API.
 *
 * @param members in the model's order; empty unless it is a structure
 * @param element the shape of a list's elements or of a map's values, or empty
 * @param key the shape of a map's keys, or empty
 * @param status the HTTP status of an error, or 0
 */
public record Shape(
    String name,
    String type,
    Map<String, Member> members,
    List<String> required,
    List<String> values,
    Optional<Pattern> pattern,
    OptionalDouble min,
    OptionalDouble max,
    boolean union,
    boolean document,
    String format,
    String element,
    String key,
    int status) {

  /** A wrapper of updates, which tells "set it to nothing" from "leave it": {optionalValue: …}. */
  public Optional<Member> optionalValue() {
    return type.equals("structure") && members.size() == 1
        ? Optional.ofNullable(members.get("optionalValue"))
        : Optional.empty();
  }
}
