package io.acore.functions.login;

/** Where to go after sign-in: a path of our own page, or its start. */
final class ReturnTo {
  private static final int MOST = 512;

  private ReturnTo() {}

  /** A browser reads {@code //host} and {@code /\host} as another host. */
  static String check(String path) {
    boolean ours =
        path.length() <= MOST
            && path.matches("/(?![/\\\\])[A-Za-z0-9/._~!$&'()*+,;=:@%?-]*")
            && !path.startsWith("/auth/")
            && !path.startsWith("/api/");
    return ours ? path : "/";
  }
}
