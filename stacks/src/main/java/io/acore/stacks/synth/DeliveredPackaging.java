package io.acore.stacks.synth;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.UserError;
import io.acore.packaging.artifact.Delivery;
import io.acore.stacks.agent.Artifact;
import io.acore.stacks.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes the agent from what {@code acore package --out} has delivered, so that one package goes
 * through every environment; functions are packaged as ever.
 */
final class DeliveredPackaging implements Packaging {
  private static final String MANIFEST = ".manifest.json";

  private final Packaging others;
  private final Delivery delivery;

  /**
   * @param given a folder with one delivery in it, or the delivery's zip or manifest
   */
  DeliveredPackaging(Packaging others, Path given, Config config) {
    this.others = others;
    this.delivery = Delivery.read(Files.isDirectory(given) ? only(given) : given);
    fits(config);
  }

  @Override
  public String fingerprint(Unit unit) {
    return unit.function() ? others.fingerprint(unit) : "delivered " + delivery.sha256().hex();
  }

  @Override
  public Artifact pack(Unit unit) {
    return unit.function() ? others.pack(unit) : new Artifact(delivery.sha256(), delivery.zip());
  }

  // What was built for another processor or Python would start, and then fail.
  private void fits(Config config) {
    try {
      JsonNode manifest = Json.read(delivery.manifest());
      fits(
          manifest.path("architecture").asText(),
          config.root().text("lambda_architecture"),
          "lambda_architecture",
          config);
      fits(
          manifest.path("python").asText(),
          config.root().section("packaging").text("python_version"),
          "packaging.python_version",
          config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fits(String delivered, String wanted, String key, Config config) {
    if (!delivered.equals(wanted)) {
      throw new UserError(
          "The package `"
              + delivery.zip().getFileName()
              + "` does not fit `"
              + config.environment()
              + "`",
          "it was built for " + delivered + ", and `" + key + "` is " + wanted + " there",
          "build one with `acore package --env "
              + config.environment()
              + " --out DIR`, or set the key");
    }
  }

  private static Path only(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(it -> it.toString().endsWith(MANIFEST)).sorted().toList();
      if (found.size() != 1) {
        throw new UserError(
            "`" + folder + "` has " + found.size() + " packages",
            "a folder can be given when there is exactly one in it",
            "name the one you mean: its zip, or its `" + MANIFEST + "`");
      }
      return found.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
