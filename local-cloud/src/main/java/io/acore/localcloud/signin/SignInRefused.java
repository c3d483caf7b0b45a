package io.acore.localcloud.signin;

/** What OAuth calls an error; the message is its code. */
final class SignInRefused extends Exception {
  private static final long serialVersionUID = 1L;

  SignInRefused(String code) {
    super(code);
  }
}
