package io.acore.functions.secret;

/** Encrypts what must be read back, bound to the place where it is stored. */
public interface TokenCipher {
  byte[] seal(String text, String place);

  /**
   * What was sealed.
   *
   * @throws Unreadable when the bytes were not sealed for this place
   */
  String open(byte[] sealed, String place);
}
