package io.acore.functions.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** A SHA-256, in base64url without padding: 43 characters. */
public record Hash(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  public Hash {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a hash");
    }
  }

  public static Hash of(byte[] content) {
    return new Hash(Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(content)));
  }

  /** Each part goes in with its length, so that no two lists of parts can be one text. */
  public static Hash of(String purpose, String... parts) {
    MessageDigest digest = sha256();
    add(digest, purpose);
    for (String part : parts) {
      add(digest, part);
    }
    return new Hash(Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()));
  }

  /** In a time that does not depend on where the two differ. */
  public boolean matches(Hash other) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.US_ASCII), other.value.getBytes(StandardCharsets.US_ASCII));
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static byte[] sha256(byte[] content) {
    return sha256().digest(content);
  }

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
