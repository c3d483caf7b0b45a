package io.acore.packaging.source;

import io.acore.packaging.error.PackagingErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/**
 * The name of a file as UTF-8 text, whatever the locale.
 *
 * <p>Java decodes names by the locale's encoding, so under {@code LC_ALL=C} an accented name reads
 * as question marks. Its URI carries the bytes as the disk has them.
 */
public final class FileNames {
  private FileNames() {}

  public static String of(Path file) {
    String name = file.getFileName().toString();
    if (name.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return name;
    }
    String raw = file.toAbsolutePath().toUri().getRawPath();
    String end = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    byte[] bytes = unescape(end.substring(end.lastIndexOf('/') + 1));
    try {
      String decoded =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (decoded.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
        throw PackagingErrors.strangeName(file, "it has a control character in its name");
      }
      return decoded;
    } catch (CharacterCodingException e) {
      throw PackagingErrors.strangeName(file, "its name is not UTF-8");
    }
  }

  /** Whether its owner may run it; the only permission that ships. */
  public static boolean executable(Path file) throws IOException {
    return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
  }

  private static byte[] unescape(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        out.write(c);
      }
    }
    return out.toByteArray();
  }
}
