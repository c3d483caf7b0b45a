package io.acore.functions.secret;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** AWS Secrets Manager, remembered for five minutes. */
public final class SecretsManagerValues implements SecretValues {
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final SecretsManagerClient secrets;
  private final Clock clock;
  private final Map<String, Entry> known = new ConcurrentHashMap<>();

  public SecretsManagerValues(SecretsManagerClient secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public String current(String id) {
    Entry entry = known.get(id);
    if (entry != null && clock.instant().isBefore(entry.until())) {
      return entry.value();
    }
    return fresh(id);
  }

  @Override
  public String fresh(String id) {
    String value = secrets.getSecretValue(request -> request.secretId(id)).secretString();
    known.put(id, new Entry(value, clock.instant().plus(FRESH)));
    return value;
  }

  @Override
  public Optional<String> previous(String id) {
    try {
      return Optional.of(
          secrets
              .getSecretValue(request -> request.secretId(id).versionStage("AWSPREVIOUS"))
              .secretString());
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private record Entry(String value, Instant until) {
    @Override
    public String toString() {
      return "Entry[hidden]";
    }
  }
}
