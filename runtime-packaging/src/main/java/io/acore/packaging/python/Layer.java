package io.acore.packaging.python;

import io.acore.base.Sha256;
import java.nio.file.Path;
import java.util.List;

/**
 * Installed dependencies as a zip of the cache.
 *
 * @param zip the file, never changed
 * @param key its name in the cache
 * @param built whether this run built it
 * @param manifest what is in it
 * @param notes what the user should know, such as missing bytecode
 */
public record Layer(
    Path zip, Sha256 key, boolean built, LayerManifest manifest, List<String> notes) {
  public Layer {
    notes = List.copyOf(notes);
  }
}
