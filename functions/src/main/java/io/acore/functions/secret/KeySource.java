package io.acore.functions.secret;

/** Where encryption keys come from: KMS, or a secret. */
public interface KeySource {
  /** The key to encrypt with from now on. */
  DataKey current();

  /**
   * The key that something was encrypted with.
   *
   * @throws Unreadable when the key is not to be had any more
   */
  DataKey find(byte[] id);

  /** An AES-256 key, and what to store so that it can be found again. */
  @SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
  record DataKey(byte[] id, byte[] key) {
    public DataKey {
      if (key.length != 32) {
        throw new IllegalArgumentException("an AES-256 key has 32 bytes, this one " + key.length);
      }
      id = id.clone();
      key = key.clone();
    }

    @Override
    public byte[] id() {
      return id.clone();
    }

    @Override
    public byte[] key() {
      return key.clone();
    }

    @Override
    public String toString() {
      return "DataKey[hidden]";
    }
  }
}
