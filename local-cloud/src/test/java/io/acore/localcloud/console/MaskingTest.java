package io.acore.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaskingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"SecretString\": \"hush\"}|{\"SecretString\": \"•••\"}",
        "{\"db_password\":\"a\\\"hush\",\"b\":1}|{\"db_password\":\"•••\",\"b\":1}",
        "{\"apiKey\":\"hush and cut|{\"apiKey\":\"•••\"",
        "{\"name\":\"seen\"}|{\"name\":\"seen\"}",
        "Action=X&SecretString=hush&Name=n|Action=X&SecretString=•••&Name=n",
        "/ws?X-Amz-Security-Token=hush&a=b|/ws?X-Amz-Security-Token=•••&a=b",
        "<SecretAccessKey>hush</SecretAccessKey>|<SecretAccessKey>•••</SecretAccessKey>",
        "Bearer hush.hush-hush|Bearer •••"
      })
  void whatIsNamedLikeASecretIsLeftOut(String text, String masked) {
    assertThat(Masking.mask(text)).isEqualTo(masked);
  }
}
