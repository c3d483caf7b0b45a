package io.acore.localcloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestsTest {
  @Test
  void theScopeSaysWhoseKeyWhereAndWhichService() {
    assertThat(
            CredentialScope.parse(
                "AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host"))
        .contains(new CredentialScope("AKIA", "eu-west-1", "s3"));
    assertThat(CredentialScope.parse("Bearer a.b.c")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1:80", "localhost", "LOCALHOST:1", "[::1]:9", "things.s3.localhost:4"})
  void namesOfThisMachineAreAnswered(String host) {
    assertThat(LoopbackOnly.allows(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:80",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "",
        "a@localhost"
      })
  void anyOtherNameIsRefused(String host) {
    assertThat(LoopbackOnly.allows(host)).isFalse();
  }

  @Test
  void aRequestWithoutAHostIsRefused() {
    assertThat(LoopbackOnly.allows(null)).isFalse();
  }

  @Test
  void aPlusIsAPlus() {
    assertThat(Uris.decode("a+b%20c%2Fd")).isEqualTo("a+b c/d");
  }
}
