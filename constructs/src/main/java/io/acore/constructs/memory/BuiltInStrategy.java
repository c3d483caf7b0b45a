package io.acore.constructs.memory;

import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A strategy that AgentCore runs with its own prompts and models.
 *
 * @param kind what it extracts
 * @param name letters, digits and `_`
 * @param namespace where its records go; without it the service's own choice
 * @param reflectionNamespace where an episodic strategy's reflections go, a prefix of its
 *     namespace; without it the service's own choice
 * @param description shown by the console; without it none
 */
public record BuiltInStrategy(
    Kind kind,
    String name,
    Optional<String> namespace,
    Optional<String> reflectionNamespace,
    Optional<String> description)
    implements MemoryStrategy {

  /** What a strategy extracts. */
  public enum Kind {
    /** Facts. */
    SEMANTIC("semanticMemoryStrategy"),
    /** A running summary of each session. */
    SUMMARY("summaryMemoryStrategy"),
    /** What the user likes and how. */
    USER_PREFERENCE("userPreferenceMemoryStrategy"),
    /** What was tried in a situation, and how it went. */
    EPISODIC("episodicMemoryStrategy");

    private final String member;

    Kind(String member) {
      this.member = member;
    }
  }

  public BuiltInStrategy {
    AwsLimits.UNDERSCORE_NAME.check(name);
    StrategyLimits.namespace(namespace);
    StrategyLimits.namespace(reflectionNamespace);
    description.ifPresent(AwsLimits.DESCRIPTION::check);
  }

  /** A strategy with the service's own namespaces. */
  public static BuiltInStrategy of(Kind kind, String name) {
    return new BuiltInStrategy(kind, name, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public BuiltInStrategy in(String namespaceTemplate) {
    return new BuiltInStrategy(
        kind, name, Optional.of(namespaceTemplate), reflectionNamespace, description);
  }

  @Override
  public Map<String, Object> input() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", name);
    members.put("description", description);
    StrategyLimits.put(members, namespace);
    if (kind == Kind.EPISODIC) {
      reflectionNamespace.ifPresent(
          text -> members.put("reflectionConfiguration", Map.of("namespaces", List.of(text))));
    }
    return Map.of(kind.member, members);
  }

  @Override
  public boolean needsRole() {
    return false;
  }

  @Override
  public void grant(IRole role, Account account) {}
}
