package io.acore.functions.secret;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/**
 * Envelope encryption: KMS makes and opens data keys, and the encrypted key is stored beside what
 * it encrypts.
 *
 * <p>The first key is made on first use and never while the function starts: with SnapStart, what
 * is made at start is the same in every copy.
 */
public final class KmsKeys implements KeySource {
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final int MOST_REMEMBERED = 200;

  private final KmsClient kms;
  private final String keyId;
  private final Map<String, String> context;
  private final Clock clock;
  private @Nullable DataKey current;
  private Instant currentUntil = Instant.MIN;
  private final Map<Hash, DataKey> opened =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Hash, DataKey> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  public KmsKeys(KmsClient kms, String keyId, String app, Clock clock) {
    this.kms = kms;
    this.keyId = keyId;
    this.context = Map.of("acore:app", app, "acore:use", "bff-session");
    this.clock = clock;
  }

  @Override
  public synchronized DataKey current() {
    Instant now = clock.instant();
    if (current == null || now.isAfter(currentUntil)) {
      GenerateDataKeyResponse made =
          kms.generateDataKey(
              request ->
                  request.keyId(keyId).keySpec(DataKeySpec.AES_256).encryptionContext(context));
      current = new DataKey(made.ciphertextBlob().asByteArray(), made.plaintext().asByteArray());
      currentUntil = now.plus(FRESH);
      opened.put(Hash.of(current.id()), current);
    }
    return current;
  }

  @Override
  public synchronized DataKey find(byte[] id) {
    Hash name = Hash.of(id);
    return Optional.ofNullable(opened.get(name))
        .orElseGet(
            () -> {
              DataKey key = decrypt(id);
              opened.put(name, key);
              return key;
            });
  }

  private DataKey decrypt(byte[] id) {
    try {
      return new DataKey(
          id,
          kms.decrypt(
                  request ->
                      request
                          .keyId(keyId)
                          .ciphertextBlob(SdkBytes.fromByteArray(id))
                          .encryptionContext(context))
              .plaintext()
              .asByteArray());
    } catch (InvalidCiphertextException e) {
      throw new Unreadable("KMS did not make this data key for us", e);
    }
  }
}
