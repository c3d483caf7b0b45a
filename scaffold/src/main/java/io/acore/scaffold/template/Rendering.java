package io.acore.scaffold.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A template with its answers filled in.
 *
 * @param files by path, with {@code /} between folders
 */
public record Rendering(SortedMap<String, RenderedFile> files) {
  public Rendering {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  public Rendering with(String path, RenderedFile file) {
    SortedMap<String, RenderedFile> more = new TreeMap<>(files);
    more.put(path, file);
    return new Rendering(more);
  }

  public void writeTo(Path folder) throws IOException {
    for (Map.Entry<String, RenderedFile> entry : files.entrySet()) {
      write(folder.resolve(entry.getKey()), entry.getValue());
    }
  }

  /** Writes one file, in place of whatever is there. */
  public static void write(Path path, RenderedFile file) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    if (Files.isSymbolicLink(path) || file.link().isPresent()) {
      Files.deleteIfExists(path);
    }
    if (file.link().isPresent()) {
      Files.createSymbolicLink(path, Path.of(file.link().get()));
      return;
    }
    Files.write(path, file.bytes());
    if (file.executable() && !path.toFile().setExecutable(true, false)) {
      throw new IOException("cannot be made executable: " + path);
    }
  }
}
