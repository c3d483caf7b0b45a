package io.acore.functions.secret;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a random nonce; the place is authenticated with the text, so a sealed token
 * copied to another session does not open there.
 *
 * <p>Form: version (1), length of the key's id (2), the id, nonce (12), ciphertext and tag.
 */
public final class AesGcmCipher implements TokenCipher {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final KeySource keys;
  private final SecureRandom random;

  public AesGcmCipher(KeySource keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  @Override
  public byte[] seal(String text, String place) {
    KeySource.DataKey key = keys.current();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        crypt(Cipher.ENCRYPT_MODE, key, nonce, place, text.getBytes(StandardCharsets.UTF_8));
    byte[] id = key.id();
    return ByteBuffer.allocate(3 + id.length + NONCE_BYTES + sealed.length)
        .put(VERSION)
        .putShort((short) id.length)
        .put(id)
        .put(nonce)
        .put(sealed)
        .array();
  }

  @Override
  public String open(byte[] sealed, String place) {
    try {
      ByteBuffer in = ByteBuffer.wrap(sealed);
      if (in.get() != VERSION) {
        throw new Unreadable("sealed by another version");
      }
      byte[] id = new byte[Short.toUnsignedInt(in.getShort())];
      in.get(id);
      byte[] nonce = new byte[NONCE_BYTES];
      in.get(nonce);
      byte[] content = new byte[in.remaining()];
      in.get(content);
      byte[] opened = crypt(Cipher.DECRYPT_MODE, keys.find(id), nonce, place, content);
      return new String(opened, StandardCharsets.UTF_8);
    } catch (BufferUnderflowException e) {
      throw new Unreadable("too short to be sealed", e);
    }
  }

  private static byte[] crypt(
      int mode, KeySource.DataKey key, byte[] nonce, String place, byte[] content) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key.key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new Unreadable("not sealed for this place with this key", e);
    }
  }
}
