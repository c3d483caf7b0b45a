package io.acore.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A tar in which nothing of the machine shows: one time, no owner, two modes. */
final class FixedTar implements AutoCloseable {
  /** No earlier time can stand in a zip. */
  static final Instant TIME = Instant.parse("1980-01-01T00:00:00Z");

  private static final int PROGRAM = 0755;
  private static final int TEXT = 0644;
  private static final int LINK = 0777;

  private final TarArchiveOutputStream out;

  FixedTar(OutputStream out) {
    this.out = new TarArchiveOutputStream(out);
    this.out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  /** Who may run it is the one thing that is kept of a mode. */
  static int mode(Path file) {
    return Files.isExecutable(file) ? PROGRAM : TEXT;
  }

  void put(String name, Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      link(name, Files.readSymbolicLink(file).toString());
      return;
    }
    TarArchiveEntry entry = fixed(new TarArchiveEntry(name), mode(file));
    entry.setSize(Files.size(file));
    out.putArchiveEntry(entry);
    Files.copy(file, out);
    out.closeArchiveEntry();
  }

  void put(String name, byte[] bytes) throws IOException {
    TarArchiveEntry entry = fixed(new TarArchiveEntry(name), TEXT);
    entry.setSize(bytes.length);
    out.putArchiveEntry(entry);
    out.write(bytes);
    out.closeArchiveEntry();
  }

  void link(String name, String to) throws IOException {
    TarArchiveEntry entry = fixed(new TarArchiveEntry(name, TarConstants.LF_SYMLINK), LINK);
    entry.setLinkName(to);
    out.putArchiveEntry(entry);
    out.closeArchiveEntry();
  }

  void folder(String name) throws IOException {
    out.putArchiveEntry(fixed(new TarArchiveEntry(name + "/"), PROGRAM));
    out.closeArchiveEntry();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static TarArchiveEntry fixed(TarArchiveEntry entry, int mode) {
    entry.setModTime(FileTime.from(TIME));
    entry.setMode(mode);
    return entry;
  }
}
