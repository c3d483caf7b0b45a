package io.acore.localcloud.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks a zip into a folder, and never beside it. */
public final class Unzip {
  /** What AgentCore allows an unpacked package to have. */
  public static final long LARGEST_BYTES = 750L * 1024 * 1024;

  private Unzip() {}

  public static void unpack(Path zip, Path folder, long largest) throws IOException {
    long left = largest;
    byte[] buffer = new byte[64 * 1024];
    try (ZipFile file = new ZipFile(zip.toFile())) {
      Enumeration<? extends ZipEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        Path to = inside(folder, entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(to);
          continue;
        }
        Files.createDirectories(to.resolve("..").normalize());
        try (InputStream in = file.getInputStream(entry);
            OutputStream out = Files.newOutputStream(to)) {
          // What is counted is what comes out: the sizes that a zip states are only claims
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            left -= read;
            if (left < 0) {
              throw new IOException("the package unpacks to more than " + largest + " bytes");
            }
            out.write(buffer, 0, read);
          }
        }
        if (entry.getName().startsWith("bin/") || entry.getName().contains("/bin/")) {
          // The JDK does not tell an entry's mode; programs are where programs are
          to.toFile().setExecutable(true);
        }
      }
    }
  }

  private static Path inside(Path folder, String name) throws IOException {
    Path to = folder.resolve(name).normalize();
    if (!to.startsWith(folder) || name.indexOf('\\') >= 0) {
      throw new IOException("the package has an entry that leads out of it: `" + name + "`");
    }
    return to;
  }
}
