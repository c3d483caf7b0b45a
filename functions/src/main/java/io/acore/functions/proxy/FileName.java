package io.acore.functions.proxy;

import io.acore.functions.http.Refusal;
import java.util.regex.Pattern;

/** The name of an uploaded file: one part of a path, never more. */
record FileName(String value) {
  private static final Pattern FORM =
      Pattern.compile("(?!.*\\.\\.)[\\p{L}\\p{N}][\\p{L}\\p{N} ._()-]{0,99}");

  FileName {
    if (!FORM.matcher(value).matches()) {
      throw new Refusal(400, "not_a_file_name");
    }
  }
}
