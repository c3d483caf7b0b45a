package io.acore.functions.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsrfGuardTest {
  private static final Map<String, List<String>> RIGHT =
      Map.of("Origin", List.of("https://ui.example"), "X-Acore-Csrf", List.of("1"));

  private final CsrfGuard guard = new CsrfGuard(() -> "https://ui.example");

  @Test
  void letsOurOwnPageThrough() {
    assertThatCode(() -> guard.check(request("POST", RIGHT))).doesNotThrowAnyException();
    assertThatCode(() -> guard.check(request("GET", Map.of()))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "https://ui.example.evil.example",
        "http://ui.example",
        "https://ui.example:8443",
        "null",
        "",
        "https://UI.example"
      })
  void refusesAnotherOrigin(String origin) {
    assertRefused(changed("Origin", List.of(origin)));
  }

  @Test
  void refusesAMissingOriginOrHeader() {
    assertRefused(changed("Origin", List.of()));
    assertRefused(changed("X-Acore-Csrf", List.of()));
    assertRefused(changed("X-Acore-Csrf", List.of("0")));
  }

  @Test
  void refusesTwoOrigins() {
    assertRefused(changed("Origin", List.of("https://ui.example", "https://evil.example")));
    Map<String, List<String>> twoSpellings = new HashMap<>(RIGHT);
    twoSpellings.put("origin", List.of("https://evil.example"));
    assertRefused(twoSpellings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none"})
  void believesTheBrowserAboutTheSite(String site) {
    assertRefused(changed("Sec-Fetch-Site", List.of(site)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get", "X"})
  void treatsEveryOtherMethodAsAChange(String method) {
    assertThatThrownBy(() -> guard.check(request(method, Map.of()))).isInstanceOf(Refusal.class);
  }

  private void assertRefused(Map<String, List<String>> headers) {
    assertThatThrownBy(() -> guard.check(request("POST", headers))).isInstanceOf(Refusal.class);
  }

  private static Map<String, List<String>> changed(String name, List<String> values) {
    Map<String, List<String>> headers = new HashMap<>(RIGHT);
    headers.put(name, values);
    return headers;
  }

  private static Request request(String method, Map<String, List<String>> headers) {
    return new Request(method, "/auth/logout", headers, Map.of(), new byte[0], "r", "", Map.of());
  }
}
