package io.acore.base;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Why a file could not be read or written, in words: Java's own message is often its path alone.
 */
public final class IoReason {
  private IoReason() {}

  public static String of(IOException failure) {
    if (failure instanceof CharacterCodingException) {
      return "it is no UTF-8 text";
    }
    if (failure instanceof FileSystemException file) {
      String reason = file.getReason();
      return reason != null ? reason : reason(file) + ": `" + file.getFile() + "`";
    }
    return String.valueOf(failure.getMessage());
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is no folder";
    }
    return failure instanceof AccessDeniedException
        ? "you have no permission for it"
        : failure.getClass().getSimpleName();
  }
}
