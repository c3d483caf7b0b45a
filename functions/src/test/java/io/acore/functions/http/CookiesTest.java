package io.acore.functions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class CookiesTest {
  private static final String VALUE = "A".repeat(43);

  @Test
  void readsTheSessionAmongOthers() {
    assertThat(secret("a=b; " + Cookies.SESSION + "=" + VALUE + "; c=d")).isTrue();
  }

  @Test
  void refusesToChooseBetweenTwo() {
    String one = Cookies.SESSION + "=" + VALUE;
    assertThat(secret(one + "; " + one)).isFalse();
    assertThat(Cookies.of(List.of(one, one)).secret(Cookies.SESSION)).isEmpty();
  }

  @Test
  void knowsTheNameToTheLetter() {
    assertThat(secret("__host-acore_session=" + VALUE)).isFalse();
    assertThat(secret("acore_session=" + VALUE)).isFalse();
    assertThat(secret(Cookies.SESSION + "2=" + VALUE)).isFalse();
  }

  @Test
  void refusesAnOversizedHeader() {
    assertThatThrownBy(() -> Cookies.of(List.of("x=" + "y".repeat(9000))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(431));
  }

  @Property(tries = 2000)
  void neverFailsOnWhatBrowsersMaySend(@ForAll @StringLength(max = 300) String header) {
    assertThat(Cookies.of(List.of(header)).secret(Cookies.SESSION)).isEmpty();
  }

  private static boolean secret(String header) {
    return Cookies.of(List.of(header)).secret(Cookies.SESSION).isPresent();
  }
}
