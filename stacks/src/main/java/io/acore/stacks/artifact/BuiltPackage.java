package io.acore.stacks.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.packaging.artifact.Delivery;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.image.ImageDelivery;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package that was built before, to be used in any environment without building it again.
 *
 * <p>{@code read} takes what {@code acore package --out} wrote and checks every byte; {@code check}
 * says whether an environment can run it. Synth does both for {@code SynthRequest.artifact}, so a
 * command with {@code --artifact} only passes the path on.
 *
 * @param digest of the zip, or of the image's manifest
 * @param file the zip, or the folder in OCI's layout
 * @param image whether it is such a folder
 * @param manifest what it was made of
 */
public record BuiltPackage(Sha256 digest, Path file, boolean image, JsonNode manifest) {
  private static final String MANIFEST = ".manifest.json";

  /**
   * Takes up a package.
   *
   * @param path a zip, its manifest, or a folder with one package
   */
  public static BuiltPackage read(Path path) {
    try {
      Path file =
          path.endsWith(ImageDelivery.MANIFEST) ? path.resolveSibling("").normalize() : path;
      if (Files.isRegularFile(file.resolve(ImageDelivery.MANIFEST))) {
        JsonNode manifest = ImageDelivery.read(file);
        return new BuiltPackage(new Sha256(manifest.path("sha256").asText()), file, true, manifest);
      }
      Delivery delivery = Delivery.read(Files.isDirectory(file) ? only(file) : file);
      return new BuiltPackage(
          delivery.sha256(), delivery.zip(), false, Json.read(delivery.manifest()));
    } catch (IOException e) {
      throw PackagingErrors.damagedDelivery(path, e);
    }
  }

  /** Throws a UserError when the environment asks for something else. */
  public void check(Config config) {
    Section root = config.root();
    Section runtime = root.section("runtime");
    must("runtime.artifact", image ? "container" : "zip", runtime.text("artifact"));
    must("lambda_architecture", text("architecture"), root.text("lambda_architecture"));
    must(
        "packaging.python_version",
        text("python"),
        root.section("packaging").text("python_version"));
    List<String> command = runtime.texts("entry_point");
    String last = command.get(command.size() - 1);
    if (last.endsWith(".py") && manifest.has("entry_point")) {
      must("runtime.entry_point", text("entry_point"), last);
    }
  }

  private void must(String what, String has, String wanted) {
    if (!has.equals(wanted)) {
      throw PackagingErrors.deliveryDoesNotFit(file, "`" + what + "`", has, wanted);
    }
  }

  private String text(String member) {
    return manifest.path(member).asText();
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> manifests =
          files.filter(file -> file.toString().endsWith(MANIFEST)).sorted().toList();
      if (manifests.size() != 1) {
        throw PackagingErrors.severalDeliveries(
            folder, manifests.stream().map(file -> file.getFileName().toString()).toList());
      }
      return manifests.get(0);
    }
  }
}
