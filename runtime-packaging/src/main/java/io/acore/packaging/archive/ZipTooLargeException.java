package io.acore.packaging.archive;

import java.io.IOException;

/** More files or bytes than a plain zip can hold; every service limit is below that. */
public final class ZipTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  ZipTooLargeException(int files, long size) {
    super("more than " + files + " files or " + size + " bytes");
  }
}
