package io.acore.functions.oidc;

import io.acore.functions.secret.SecretValues;
import io.acore.functions.settings.IssuerSettings;
import io.acore.functions.settings.Settings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The identity providers of a deployment, by their id in the settings. */
public final class Providers {
  private final Map<String, Known> all = new LinkedHashMap<>();

  public Providers(List<Known> all) {
    all.forEach(known -> this.all.put(known.settings().id(), known));
  }

  public static Providers real(Settings settings, SecretValues secrets, Clock clock) {
    return new Providers(
        settings.issuers().stream()
            .map(issuer -> new Known(issuer, new NimbusProvider(issuer, secrets, clock)))
            .toList());
  }

  public Optional<Known> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  public List<IssuerSettings> choices() {
    return all.values().stream().map(Known::settings).toList();
  }

  /** A provider and what we let it say. */
  public record Known(IssuerSettings settings, OidcProvider provider) {
    public ClaimMap claims() {
      return new ClaimMap(settings);
    }
  }
}
