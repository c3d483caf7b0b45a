package io.acore.functions.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "a*",
        "?",
        "${aws:username}",
        "a/b",
        "../a",
        ".",
        "..",
        "a#b",
        "a b",
        "a\nb",
        "a\"b",
        "-a",
        "a-",
        "acme\n",
        "acme\u0000",
        "ａcme",
        "a%2fb",
        "a:b",
        "a,b"
      })
  void refusesTenantsThatMeanSomethingElsewhere(String tenant) {
    assertThatThrownBy(() -> new TenantId(tenant)).isInstanceOf(InvalidName.class);
  }

  @Property(tries = 3000)
  void noTenantHoldsACharacterOfPoliciesKeysOrHeaders(
      @ForAll @StringLength(max = 70) @CharRange(from = ' ', to = '~') String text) {
    Optional<TenantId> tenant = read(text);
    tenant.ifPresent(
        id ->
            assertThat(id.value()).doesNotContainPattern("[^A-Za-z0-9_.-]").hasSizeBetween(1, 64));
  }

  @ParameterizedTest
  @ValueSource(strings = {"u-x", "U-AAAAAAAAAAAAAAAAAAAAAAAAAAA", "u-AAAAAAAAAAAAAAAAAAAAAAAAAA*"})
  void refusesUsersThatWeDidNotMake(String user) {
    assertThatThrownBy(() -> new UserId(user)).isInstanceOf(InvalidName.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Admin", "admin,user", "", "a b", "../admin"})
  void refusesRolesThatCouldBeTwo(String role) {
    assertThatThrownBy(() -> Identity.checkRole(role)).isInstanceOf(InvalidName.class);
  }

  private static Optional<TenantId> read(String text) {
    try {
      return Optional.of(new TenantId(text));
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }
}
