package io.acore.packaging.image;

import io.acore.packaging.error.PackagingErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an image is built on. */
public sealed interface BaseImage {

  /**
   * In a registry.
   *
   * @param reference with the digest that pins it
   */
  record InRegistry(String reference) implements BaseImage {}

  /**
   * A folder in OCI's image layout.
   *
   * @param digest of the index or the manifest, if the user pinned it
   */
  record Layout(Path folder, Optional<String> digest) implements BaseImage {}

  /**
   * What {@code docker save} writes, or an OCI layout as a tar.
   *
   * @param digest of the file, if the user pinned it
   */
  record Archive(Path file, Optional<String> digest) implements BaseImage {}

  /**
   * Reads {@code packaging.base_image}: a path of this machine, or a reference with a digest.
   *
   * @param folder what a path is relative to
   */
  static BaseImage of(String text, Path folder) {
    Matcher pinned = Pinned.FORM.matcher(text);
    Optional<String> digest =
        pinned.matches() ? Optional.of(pinned.group("digest")) : Optional.empty();
    String name = digest.isPresent() ? pinned.group("name") : text;
    Path path = folder.resolve(name).normalize();
    if (Files.isDirectory(path)) {
      return new Layout(path, digest);
    }
    if (Files.isRegularFile(path)) {
      return new Archive(path, digest);
    }
    if (name.startsWith("/") || name.startsWith(".") || name.endsWith(".tar")) {
      throw PackagingErrors.noBaseImage(path);
    }
    if (digest.isEmpty()) {
      throw PackagingErrors.baseImageNotPinned(text);
    }
    return new InRegistry(text);
  }

  /** The form of a pinned reference. */
  final class Pinned {
    private static final Pattern FORM =
        Pattern.compile("(?<name>.+)@sha256:(?<digest>[0-9a-f]{64})");

    private Pinned() {}
  }
}
