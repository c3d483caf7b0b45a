package io.acore.functions.secret;

import java.util.Arrays;
import java.util.Base64;

/**
 * Keys from one secret that holds 32 random bytes in base64. After a rotation the one before still
 * opens what it sealed, so nobody is signed out by it.
 */
public final class SecretKeys implements KeySource {
  private final SecretValues secrets;
  private final String secretId;

  public SecretKeys(SecretValues secrets, String secretId) {
    this.secrets = secrets;
    this.secretId = secretId;
  }

  @Override
  public DataKey current() {
    return key(secrets.current(secretId));
  }

  @Override
  public DataKey find(byte[] id) {
    DataKey current = current();
    if (Arrays.equals(current.id(), id)) {
      return current;
    }
    DataKey fresh = key(secrets.fresh(secretId));
    if (Arrays.equals(fresh.id(), id)) {
      return fresh;
    }
    return secrets
        .previous(secretId)
        .map(SecretKeys::key)
        .filter(previous -> Arrays.equals(previous.id(), id))
        .orElseThrow(() -> new Unreadable("the key of this text was rotated away"));
  }

  private static DataKey key(String secret) {
    byte[] key = Base64.getDecoder().decode(secret.strip());
    return new DataKey(Arrays.copyOf(Hash.sha256().digest(key), 8), key);
  }
}
