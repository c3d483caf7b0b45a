package io.acore.constructs.memory;

import io.acore.base.UserError;
import io.acore.constructs.key.IKey;
import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.IRole;
import java.util.List;
import java.util.Optional;

/**
 * What a memory is.
 *
 * @param name letters, digits and `_`, 48 at most; another name is another memory
 * @param eventExpiryDays events are kept so long, 3 to 365; 30 unless said otherwise
 * @param strategies make long-term records; without any there is only the short term
 * @param indexedKeys metadata that records can be searched by; without any there is no such index
 * @param key encrypts it; without it a key of AWS does. Another key is another memory
 * @param role does what custom strategies need; without it one is made when they need it
 * @param description shown by the console; without it none
 */
public record MemoryProps(
    String name,
    int eventExpiryDays,
    List<MemoryStrategy> strategies,
    List<IndexedKey> indexedKeys,
    Optional<IKey> key,
    Optional<IRole> role,
    Optional<String> description) {

  public MemoryProps {
    AwsLimits.UNDERSCORE_NAME.check(name);
    Limit.range("event expiry in days", eventExpiryDays, 3, 365);
    description.ifPresent(AwsLimits.DESCRIPTION::check);
    strategies = List.copyOf(strategies);
    indexedKeys = Limit.count("indexed keys of a memory", indexedKeys, 0, 10);
    long names = strategies.stream().map(MemoryStrategy::name).distinct().count();
    if (names < strategies.size()) {
      throw new UserError(
          "Two strategies of memory `" + name + "` have the same name",
          "AgentCore tells them apart by their names",
          "rename one of them");
    }
  }

  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Collects what is optional. */
  public static final class Builder {
    private final String name;
    private int eventExpiryDays = 30;
    private List<MemoryStrategy> strategies = List.of();
    private List<IndexedKey> indexedKeys = List.of();
    private Optional<IKey> key = Optional.empty();
    private Optional<IRole> role = Optional.empty();
    private Optional<String> description = Optional.empty();

    private Builder(String name) {
      this.name = name;
    }

    public Builder eventExpiryDays(int days) {
      this.eventExpiryDays = days;
      return this;
    }

    public Builder strategies(List<MemoryStrategy> strategies) {
      this.strategies = strategies;
      return this;
    }

    public Builder indexedKeys(List<IndexedKey> keys) {
      this.indexedKeys = keys;
      return this;
    }

    public Builder key(Optional<IKey> key) {
      this.key = key;
      return this;
    }

    public Builder role(IRole role) {
      this.role = Optional.of(role);
      return this;
    }

    public Builder description(Optional<String> description) {
      this.description = description;
      return this;
    }

    public MemoryProps build() {
      return new MemoryProps(
          name, eventExpiryDays, strategies, indexedKeys, key, role, description);
    }
  }
}
