package io.acore.functions.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class AesGcmCipherTest {
  private final Secrets secrets = new Secrets();
  private final AesGcmCipher cipher =
      new AesGcmCipher(new SecretKeys(secrets, "key"), new SecureRandom());

  @Test
  void opensWhatItSealed() {
    assertThat(cipher.open(cipher.seal("grüße", "here"), "here")).isEqualTo("grüße");
  }

  @Test
  void sealsTheSameTextDifferentlyEachTime() {
    assertThat(cipher.seal("text", "here")).isNotEqualTo(cipher.seal("text", "here"));
  }

  @Test
  void doesNotOpenElsewhere() {
    byte[] sealed = cipher.seal("text", "session/acme/1");
    assertThatThrownBy(() -> cipher.open(sealed, "session/globex/1"))
        .isInstanceOf(Unreadable.class);
  }

  @Property(tries = 300)
  void noticesEveryChangedByte(@ForAll int where, @ForAll byte change) {
    byte[] sealed = cipher.seal("a refresh token", "here");
    int index = Math.floorMod(where, sealed.length);
    byte[] changed = sealed.clone();
    changed[index] ^= change == 0 ? 1 : change;
    assertThatThrownBy(() -> cipher.open(changed, "here")).isInstanceOf(Unreadable.class);
  }

  @Property(tries = 300)
  void refusesWhatNobodySealed(@ForAll byte[] bytes) {
    assertThatThrownBy(() -> cipher.open(bytes, "here")).isInstanceOf(Unreadable.class);
  }

  @Test
  void opensAfterOneRotationAndNotAfterTwo() {
    byte[] sealed = cipher.seal("text", "here");
    secrets.rotate();
    assertThat(cipher.open(sealed, "here")).isEqualTo("text");
    secrets.rotate();
    assertThatThrownBy(() -> cipher.open(sealed, "here")).isInstanceOf(Unreadable.class);
  }

  @Test
  void showsNothingInItsText() {
    Secret secret = Secret.random(new SecureRandom());
    assertThat(secret.toString()).doesNotContain(secret.value());
    assertThat(new SecretKeys(secrets, "key").current().toString()).isEqualTo("DataKey[hidden]");
  }

  /** A secret with its two latest versions. */
  private static final class Secrets implements SecretValues {
    private final Map<String, String> stages = new HashMap<>();

    Secrets() {
      rotate();
    }

    void rotate() {
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      Optional.ofNullable(stages.get("current")).ifPresent(old -> stages.put("previous", old));
      stages.put("current", Base64.getEncoder().encodeToString(key));
    }

    @Override
    public String current(String id) {
      return stages.getOrDefault("current", "");
    }

    @Override
    public String fresh(String id) {
      return current(id);
    }

    @Override
    public Optional<String> previous(String id) {
      return Optional.ofNullable(stages.get("previous"));
    }
  }
}
