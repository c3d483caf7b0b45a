package io.acore.constructs.bridge;

import io.acore.constructs.terraform.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the service's calls take, derived from what the user wants the resource to be.
 *
 * @param content all of it, which is what the hash is of: the create call's members but the tags
 * @param update the update call's members, without ids; empty for kinds that have none
 * @param delta elements of the list member that is updated by difference, or empty
 * @param followUp whether the create call cannot take all of the content
 */
record BridgeInput(
    Map<String, Object> content,
    Map<String, Object> update,
    List<Map<String, Object>> delta,
    boolean followUp,
    BridgeKind kind) {

  static BridgeInput of(BridgeKind kind, Map<String, ?> members) {
    Map<String, Object> content = plain(members);
    boolean puts = kind.isPut() || !kind.updatable();
    return new BridgeInput(
        content,
        puts ? Map.of() : update(kind, content),
        kind.get(KindKey.DELTA)
            .flatMap(member -> Optional.ofNullable(content.get(member)))
            .map(BridgeInput::delta)
            .orElse(List.of()),
        kind.words(KindKey.UPDATE_ONLY).stream().anyMatch(content::containsKey),
        kind);
  }

  /** The create call's members. */
  Map<String, Object> create() {
    Map<String, Object> create = new TreeMap<>(content);
    kind.words(KindKey.UPDATE_ONLY).forEach(create::remove);
    return create;
  }

  /**
   * Members that only a new resource can have otherwise; their hash is a part of the owner's
   * identity.
   */
  Collection<String> identity() {
    Collection<String> members = new TreeSet<>(content.keySet());
    if (kind.updatable()) {
      members.retainAll(kind.words(KindKey.IMMUTABLE));
    }
    members.remove(kind.required(KindKey.NAME));
    members.removeAll(kind.parents());
    return members;
  }

  private static Map<String, Object> update(BridgeKind kind, Map<String, Object> content) {
    Map<String, Object> update = new TreeMap<>(content);
    kind.parents().forEach(update::remove);
    kind.words(KindKey.IMMUTABLE).forEach(update::remove);
    kind.words(KindKey.CREATE_ONLY).forEach(update::remove);
    kind.get(KindKey.DELTA).ifPresent(update::remove);
    boolean namesItself = kind.get(KindKey.UPDATE_NAME).isPresent();
    if (!namesItself && kind.get(KindKey.NAME_NUMBER).isEmpty()) {
      update.remove(kind.required(KindKey.NAME));
    }
    kind.get(KindKey.SWITCH).ifPresent(rule -> flip(update, rule));
    Map<String, Object> wrapped = wrap(update, "", kind.words(KindKey.WRAP));
    kind.words(KindKey.CLEAR).forEach(member -> wrapped.putIfAbsent(member, Map.of()));
    return wrapped;
  }

  // `enableOnCreate=executionStatus:ENABLED:DISABLED`
  private static void flip(Map<String, Object> update, String rule) {
    String[] parts = rule.split("[=:]");
    Object value = update.remove(parts[0]);
    if (value instanceof Boolean on) {
      update.put(parts[1], on ? parts[2] : parts[3]);
    } else if (value instanceof Expression expression) {
      String choice = expression.inner() + " ? \"" + parts[2] + "\" : \"" + parts[3] + "\"";
      update.put(parts[1], Expression.reference(choice));
    }
  }

  private static Map<String, Object> wrap(
      Map<String, Object> members, String path, List<String> wraps) {
    Map<String, Object> wrapped = new TreeMap<>();
    members.forEach(
        (member, value) -> {
          String at = path + member;
          boolean deeper = wraps.stream().anyMatch(word -> word.startsWith(at + "."));
          Object inner =
              deeper && value instanceof Map<?, ?> map ? wrap(typed(map), at + ".", wraps) : value;
          wrapped.put(member, wraps.contains(at) ? Map.of("optionalValue", inner) : inner);
        });
    return wrapped;
  }

  private static List<Map<String, Object>> delta(Object elements) {
    if (!(elements instanceof List<?> list)) {
      throw new IllegalStateException(
          "a list that is updated by difference has to be known at synth: " + elements);
    }
    List<Map<String, Object>> delta = new ArrayList<>();
    list.forEach(element -> delta.add(MemoryStrategyDelta.of(typed((Map<?, ?>) element))));
    return delta;
  }

  /** Empty optionals are left out, as Terraform's renderer would. */
  static Map<String, Object> plain(Map<?, ?> members) {
    Map<String, Object> plain = new TreeMap<>();
    members.forEach(
        (member, value) -> {
          if (!(value instanceof Optional<?> optional && optional.isEmpty())) {
            plain.put(member.toString(), plain(value));
          }
        });
    return plain;
  }

  // Further down a key may be an expression, such as a component's ARN.
  private static Map<Object, Object> nested(Map<?, ?> map) {
    Map<Object, Object> plain = new LinkedHashMap<>();
    map.entrySet().stream()
        .filter(entry -> !(entry.getValue() instanceof Optional<?> value && value.isEmpty()))
        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .forEach(entry -> plain.put(entry.getKey(), plain((Object) entry.getValue())));
    return plain;
  }

  private static Object plain(Object value) {
    if (value instanceof Optional<?> optional) {
      return plain(optional.orElseThrow());
    }
    if (value instanceof Map<?, ?> map) {
      return nested(map);
    }
    if (value instanceof Iterable<?> iterable) {
      List<Object> list = new ArrayList<>();
      iterable.forEach(element -> list.add(plain((Object) element)));
      return list;
    }
    return value;
  }

  static Map<String, Object> typed(Map<?, ?> map) {
    Map<String, Object> typed = new LinkedHashMap<>();
    map.forEach((key, value) -> typed.put(key.toString(), value));
    return typed;
  }
}
