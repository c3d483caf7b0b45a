package io.acore.stacks.config;

import io.acore.base.IoReason;
import io.acore.base.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file's bytes as text, or a clear word about why they are none. */
final class FileText {
  static final int LIMIT = 1 << 20;

  private FileText() {}

  /** The configuration file that a path names: the file itself, or acore.yaml in that folder. */
  static Path find(Path folderOrFile) {
    Path file =
        Files.isDirectory(folderOrFile)
                && !folderOrFile.toString().endsWith(".yaml")
                && !folderOrFile.toString().endsWith(".yml")
            ? folderOrFile.resolve(ConfigLoader.FILE_NAME)
            : folderOrFile;
    if (Files.isDirectory(file)) {
      throw new UserError(
          "`" + file.getFileName() + "` is a folder",
          "acore reads its configuration from a file of that name",
          "rename the folder, or name the project's folder with `-C`");
    }
    if (!Files.exists(file)) {
      Path other = file.resolveSibling("acore.yml");
      if (Files.exists(other)) {
        throw new UserError(
            "there is an `acore.yml` but no `acore.yaml`",
            "one name is read, so that nobody has to guess which file counts",
            "rename it: `mv acore.yml acore.yaml`");
      }
      throw new UserError(
          "there is no `" + file.getFileName() + "` in `" + folderOf(file) + "`",
          "it says what to build; acore looks in the folder it is started in, or in that of `-C`",
          "run `acore init` to make one, or name the project's folder with `-C`");
    }
    if (!Files.isRegularFile(file)) {
      throw new UserError(
          "`" + file.getFileName() + "` is not a regular file",
          "acore reads its configuration from a plain file",
          "write the configuration into a file of that name");
    }
    return file;
  }

  private static String folderOf(Path file) {
    Path parent = file.getParent();
    return parent == null || parent.toString().isEmpty() ? "." : parent.toString();
  }

  static String read(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LIMIT + 1);
    } catch (AccessDeniedException e) {
      throw new UserError(
          "`" + file.getFileName() + "` cannot be read",
          "its permissions do not let this user in",
          "allow it: `chmod u+r " + file.getFileName() + "`",
          e);
    } catch (IOException e) {
      throw new UserError(
          "`" + file.getFileName() + "` cannot be read",
          IoReason.of(e),
          "check the file and the disk it is on",
          e);
    }
    return decode(String.valueOf(file.getFileName()), bytes);
  }

  static String decode(String name, byte[] bytes) {
    if (bytes.length > LIMIT) {
      throw new UserError(
          "`" + name + "` is larger than 1 MB",
          "a configuration is a few pages; so large a file is something else by mistake",
          "move schemas, policies and prompts into files of their own and name those here");
    }
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      throw notUtf8(name, "it starts with the mark of UTF-16 or UTF-32", null);
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
          .toString();
    } catch (CharacterCodingException e) {
      throw notUtf8(name, "line " + lineOfFirstError(bytes, start) + " has other bytes", e);
    }
  }

  private static UserError notUtf8(
      String name, String why, @org.jspecify.annotations.Nullable Throwable cause) {
    return new UserError(
        "`" + name + "` is not UTF-8 text",
        "acore reads UTF-8 only; " + why,
        "save the file as UTF-8, for example: `iconv -f <its encoding> -t UTF-8`",
        cause);
  }

  private static int lineOfFirstError(byte[] bytes, int start) {
    int line = 1;
    int lineStart = start;
    for (int i = start; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        String text = new String(bytes, lineStart, i - lineStart, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
          return line;
        }
        line++;
        lineStart = i + 1;
      }
    }
    return line - 1;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
