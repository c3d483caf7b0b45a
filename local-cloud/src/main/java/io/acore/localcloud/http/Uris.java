package io.acore.localcloud.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as clients send it: decoded exactly once, after the path is taken apart. */
public final class Uris {
  private Uris() {}

  /** A plus is a plus here: only forms mean a blank by it, and no AWS path or query is a form. */
  public static String decode(String text) {
    return text.indexOf('%') < 0
        ? text
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
