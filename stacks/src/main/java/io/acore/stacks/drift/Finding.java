package io.acore.stacks.drift;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one resource now.
 *
 * @param key its name in Terraform
 * @param kind such as {@code memory}
 * @param name the name that the service knows it by
 * @param id the id that the service gave it, or empty
 * @param condition the short of it
 * @param status in the service's words, or empty
 * @param version in the service's words, or empty
 * @param deployed when the bridge last wrote it
 * @param details what disagrees, one line each
 */
public record Finding(
    String key,
    String kind,
    String name,
    String id,
    Condition condition,
    String status,
    String version,
    Optional<Instant> deployed,
    List<String> details) {

  public Finding {
    details = List.copyOf(details);
  }

  /** What can be the matter with a resource. */
  public enum Condition {
    /** As it was deployed. */
    OK(false),
    /** In the configuration, and never deployed. */
    NOT_DEPLOYED(false),
    /** As it was deployed, but the configuration has changed since. */
    PENDING(false),
    /** Deleted outside of acore. */
    MISSING(true),
    /** Its SSM record was deleted. */
    RECORD_LOST(true),
    /** Changed outside of acore. */
    CHANGED(true),
    /** The service itself says that it failed. */
    FAILED(true),
    /** It carries this stack's owner tag, but no record names it. */
    FOREIGN(true),
    /** It has a record, but neither the configuration nor Terraform's state knows it. */
    LEFT_OVER(true);

    private final boolean drift;

    Condition(boolean drift) {
      this.drift = drift;
    }

    /** Whether somebody has to do something about it. */
    public boolean drift() {
      return drift;
    }

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  static Finding recordIsBack(Bridged resource) {
    return new Finding(
        resource.key(),
        resource.kind().name(),
        resource.name(),
        "",
        Condition.RECORD_LOST,
        "",
        "",
        Optional.empty(),
        List.of("its record is back, found by the owner tag"));
  }

  Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("address", key);
    plain.put("kind", kind);
    plain.put("name", name);
    plain.put("id", id);
    plain.put("condition", condition.word());
    plain.put("status", status);
    plain.put("version", version);
    deployed.ifPresent(time -> plain.put("last_deploy", time.toString()));
    plain.put("details", details);
    return plain;
  }
}
