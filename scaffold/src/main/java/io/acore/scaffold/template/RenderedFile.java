package io.acore.scaffold.template;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One file of a new project.
 *
 * @param bytes what is in it; nothing when it is a link
 * @param executable whether it can be run
 * @param link where it points to, when it is a link
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record RenderedFile(byte[] bytes, boolean executable, Optional<String> link) {
  public static RenderedFile text(String text) {
    return new RenderedFile(text.getBytes(StandardCharsets.UTF_8), false, Optional.empty());
  }

  static RenderedFile link(String target) {
    return new RenderedFile(new byte[0], false, Optional.of(target));
  }
}
