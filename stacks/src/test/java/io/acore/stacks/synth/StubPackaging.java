package io.acore.stacks.synth;

import io.acore.base.Sha256;
import io.acore.stacks.agent.Artifact;
import io.acore.stacks.agent.FunctionArtifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gives each unit a zip named after its folder, so that golden files stay the same when an
 * example's code changes and no test needs the network.
 */
final class StubPackaging implements Packaging {
  private final Path folder;
  private final boolean image;

  StubPackaging(Path folder) {
    this(folder, false);
  }

  /** For an agent that becomes an image. */
  StubPackaging(Path folder, boolean image) {
    this.folder = folder;
    this.image = image;
  }

  @Override
  public String fingerprint(Unit unit) {
    return Sha256.of(unit.source().getFileName() + "|" + unit.python() + "|" + unit.function())
        .hex();
  }

  @Override
  public FunctionArtifact function(Unit unit) {
    return new FunctionArtifact(pack(unit), Optional.empty());
  }

  @Override
  public Artifact pack(Unit unit) {
    try {
      Sha256 digest = new Sha256(fingerprint(unit));
      if (image && !unit.function()) {
        Path layout = folder.resolve("layout-" + digest.hex());
        Path blobs = Files.createDirectories(layout.resolve("blobs/sha256"));
        Files.writeString(blobs.resolve(digest.hex()), "{}");
        Files.writeString(layout.resolve("index.json"), "{}");
        return new Artifact(digest, layout, true);
      }
      Path file = Files.createDirectories(folder).resolve(digest.hex());
      Files.writeString(file, fingerprint(unit));
      return new Artifact(digest, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Artifact frontEnd(Map<String, String> added) {
    try {
      Sha256 digest = Sha256.of("front end" + new TreeMap<>(added));
      Path file = Files.createDirectories(folder).resolve(digest.hex());
      Files.writeString(file, "front end");
      return new Artifact(digest, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, String> page() {
    return Map.of("app.js", "start();", "index.html", "<!doctype html>");
  }
}
